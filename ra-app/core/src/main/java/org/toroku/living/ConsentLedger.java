package org.toroku.living;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.Applications.SignedConsent;
import org.toroku.living.LivingDesk.How;
import org.toroku.living.LivingDesk.Withdrawn;

/** The consent register, sealed under the case. What writes joins the caller's transaction. */
@Component
class ConsentLedger {
    private final JdbcClient jdbc;
    private final Book book;

    ConsentLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /**
     * @param contentSha256 hex, of the bytes that the card signed
     * @param endsAt at the latest; it ends with the certificate before that
     */
    record Consent(
            UUID caseId,
            String textVersion,
            String textSha256,
            String contentSha256,
            Instant givenAt,
            Instant endsAt,
            Optional<Withdrawn> withdrawn) {
        boolean holds(Instant now) {
            return withdrawn.isEmpty() && now.isBefore(endsAt);
        }

        Consent withdrawn(Optional<Withdrawn> when) {
            return new Consent(caseId, textVersion, textSha256, contentSha256, givenAt, endsAt, when);
        }
    }

    void insert(UUID caseId, SignedConsent signed, String contentSha256, Instant givenAt, Instant endsAt) {
        jdbc.sql("""
                        INSERT INTO living_consent
                            (application_id, item, text_version, text_sha256, content_sha256, given_at, ends_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(caseId, ConsentItem.STATUS.name(), signed.version(), signed.textSha256(), contentSha256)
                .params(utc(givenAt), utc(endsAt))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "consent-given",
                caseId,
                Map.of(
                        "item",
                        ConsentItem.STATUS.name(),
                        "text",
                        signed.version(),
                        "content",
                        contentSha256,
                        "endsAt",
                        endsAt.toString()),
                row(caseId)));
    }

    Optional<Consent> of(UUID caseId) {
        return find(caseId, "");
    }

    /**
     * Held until the caller's transaction ends, so that a withdrawal comes before or after whatever rests on it.
     *
     * @throws org.toroku.audit.RowAlteredException where it is not what the book sealed
     */
    Optional<Consent> lock(UUID caseId) {
        Optional<Consent> found = find(caseId, " FOR UPDATE");
        found.ifPresent(consent -> book.hold(row(caseId)));
        return found;
    }

    /** @param why the officer's words; empty of the holder */
    void withdraw(UUID caseId, How how, Actor by, String officer, String why, Instant now) {
        jdbc.sql("""
                        UPDATE living_consent SET withdrawn_at = ?, withdrawn_how = ?, withdrawn_by = ?, withdrawn_why = ?
                         WHERE application_id = ? AND item = ?""")
                .params(utc(now), how.name(), officer, why, caseId, ConsentItem.STATUS.name())
                .update();
        book.record(Book.Entry.of(
                by,
                "consent-withdrawn",
                caseId,
                Map.of("item", ConsentItem.STATUS.name(), "how", how.name()),
                row(caseId)));
    }

    /**
     * Of a row that is not what the book sealed: it is left as it is, since it is evidence, and the book alone says that the holder
     * does not consent any more. Once, whoever withdraws how often.
     */
    void withdrawBesideRow(UUID caseId, How how, Actor by) {
        if (inBook(caseId).isEmpty()) {
            book.record(Book.Entry.of(
                    by,
                    "consent-withdrawn",
                    caseId,
                    Map.of("item", ConsentItem.STATUS.name(), "how", how.name(), "row", "altered")));
        }
    }

    /** What the book says is withdrawn, is: also where the row does not say so, or does not any more. */
    private Optional<Consent> find(UUID caseId, String more) {
        return jdbc.sql("SELECT * FROM living_consent WHERE application_id = ? AND item = ?" + more)
                .params(caseId, ConsentItem.STATUS.name())
                .query(ConsentLedger::consent)
                .optional()
                .map(consent -> consent.withdrawn().isPresent() ? consent : consent.withdrawn(inBook(caseId)));
    }

    /** As far as it is committed. */
    Optional<Withdrawn> inBook(UUID caseId) {
        return jdbc.sql("SELECT at, actor, detail::jsonb ->> 'how' FROM audit_entry"
                        + " WHERE case_id = ? AND action = 'consent-withdrawn' AND detail::jsonb ->> 'item' = ?"
                        + " ORDER BY seq LIMIT 1")
                .params(caseId, ConsentItem.STATUS.name())
                .query((row, _) -> {
                    How how = How.valueOf(row.getString(3));
                    String officer = how == How.OFFICER ? row.getString(2) : "";
                    return new Withdrawn(row.getTimestamp(1).toInstant(), how, officer, "");
                })
                .optional();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Consent(
                row.getObject("application_id", UUID.class),
                row.getString("text_version"),
                row.getString("text_sha256"),
                row.getString("content_sha256"),
                row.getTimestamp("given_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                withdrawn == null
                        ? Optional.empty()
                        : Optional.of(new Withdrawn(
                                withdrawn.toInstant(),
                                How.valueOf(row.getString("withdrawn_how")),
                                row.getString("withdrawn_by"),
                                row.getString("withdrawn_why"))));
    }

    private static Book.Row row(UUID caseId) {
        return new Book.Row(ProtectedTable.LIVING_CONSENT, caseId + "|" + ConsentItem.STATUS);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
