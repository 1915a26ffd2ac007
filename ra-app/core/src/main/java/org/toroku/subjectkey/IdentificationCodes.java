package org.toroku.subjectkey;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/**
 * 利用者識別符号 (則6(3の2)): single-use codes under which a key may be sent. Here is a keyed digest only, once the letter was
 * posted; until then the code waits, encrypted, to be printed. A code that was wrong too often is void, also if it is right
 * the next time. Every method joins the caller's transaction.
 */
@Component
class IdentificationCodes {
    private final JdbcClient jdbc;
    private final CodeOrders orders;
    private final Book book;
    private final SubjectKeySettings settings;
    private final Clock clock;
    private final CodeDigests digests;

    IdentificationCodes(JdbcClient jdbc, CodeOrders orders, Book book, SubjectKeySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
        this.digests = new CodeDigests(settings);
    }

    /**
     * @param number counted from 1 within the case
     * @param expiresAt known once the letter was posted
     */
    record Code(int number, int triesLeft, boolean used, UUID mailId, Optional<Instant> expiresAt) {
        /** Whether it is yet to be used, also while its letter is not posted. */
        boolean alive() {
            return !used && triesLeft > 0;
        }

        boolean posted() {
            return expiresAt.isPresent();
        }
    }

    Optional<Code> find(UUID caseId) {
        return select(caseId, "");
    }

    /** Held until the caller's transaction ends, so that no guess is free and no code is used twice. */
    Optional<Code> lock(UUID caseId) {
        return select(caseId, " FOR UPDATE");
    }

    private Optional<Code> select(UUID caseId, String more) {
        return jdbc.sql("SELECT number, tries_left, used_at IS NOT NULL, mail_id, expires_at FROM identification_code"
                        + " WHERE application_id = ?" + more)
                .param(caseId)
                .query((rs, n) -> new Code(
                        rs.getInt(1),
                        rs.getInt(2),
                        rs.getBoolean(3),
                        rs.getObject(4, UUID.class),
                        Optional.ofNullable(rs.getTimestamp(5)).map(Timestamp::toInstant)))
                .optional();
    }

    /** Makes a new code and orders its letter; an earlier one is void from now on and, where it never left, erased. */
    void issue(UUID caseId, Actor by) {
        book.hold(sealedRow(caseId));
        CodeOrders.Ordered ordered =
                orders.order(caseId, LetterKind.IDENTIFICATION_CODE, OutgoingMail.Channel.ADDRESSEE_ONLY, by);
        jdbc.sql("""
                        INSERT INTO identification_code (application_id, number, code_hmac, tries_left, mail_id, issued_at)
                        VALUES (?, 1, ?, ?, ?, ?)
                        ON CONFLICT (application_id) DO UPDATE SET number = identification_code.number + 1,
                            code_hmac = excluded.code_hmac, tries_left = excluded.tries_left,
                            mail_id = excluded.mail_id, issued_at = excluded.issued_at, used_at = NULL,
                            expires_at = NULL
                        """)
                .params(
                        caseId,
                        digest(caseId, ordered.code()),
                        settings.codeTries(),
                        ordered.letter(),
                        now().atOffset(ZoneOffset.UTC))
                .update();
        changed(caseId, by, "identification-code-issued", Map.of());
    }

    /** From now on it may be tried, until {@code expiresAt}. */
    void posted(UUID caseId, UUID mailId, Instant expiresAt, Actor by) {
        book.hold(sealedRow(caseId));
        int changed = jdbc.sql("UPDATE identification_code SET expires_at = ? WHERE application_id = ? AND mail_id = ?")
                .params(expiresAt.atOffset(ZoneOffset.UTC), caseId, mailId)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("a letter with a code that is not the newest of its case: " + mailId);
        }
        changed(caseId, by, "identification-code-posted", Map.of());
    }

    /** @throws org.toroku.audit.RowAlteredException where somebody altered the code: none opens anything then */
    boolean matches(UUID caseId, String plain) {
        book.hold(sealedRow(caseId));
        String kept = jdbc.sql("SELECT code_hmac FROM identification_code WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        return CodeDigests.same(kept, digest(caseId, plain));
    }

    void used(UUID caseId) {
        jdbc.sql("UPDATE identification_code SET used_at = ? WHERE application_id = ?")
                .params(now().atOffset(ZoneOffset.UTC), caseId)
                .update();
        changed(caseId, new Actor.Applicant(), "identification-code-used", Map.of());
    }

    void wrong(UUID caseId) {
        jdbc.sql("UPDATE identification_code SET tries_left = tries_left - 1 WHERE application_id = ?")
                .param(caseId)
                .update();
        changed(caseId, new Actor.Applicant(), "identification-code-wrong", Map.of());
    }

    void makeVoid(UUID caseId, String reason, Actor by) {
        book.hold(sealedRow(caseId));
        jdbc.sql("UPDATE identification_code SET tries_left = 0 WHERE application_id = ?")
                .param(caseId)
                .update();
        changed(caseId, by, "identification-code-void", Map.of("reason", reason));
    }

    /** Something that happened to a code and changes nothing of it. */
    void note(UUID caseId, String action, Actor by) {
        book.record(Book.Entry.of(by, action, caseId, Map.of()));
    }

    private void changed(UUID caseId, Actor by, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, caseId, detail, sealedRow(caseId)));
    }

    private static Book.Row sealedRow(UUID caseId) {
        return new Book.Row(ProtectedTable.IDENTIFICATION_CODE, caseId.toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String digest(UUID caseId, String plain) {
        return digests.of("identification-code", caseId, plain);
    }
}
