package org.toroku.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.Printable;
import org.toroku.audit.ProtectedTable;
import org.toroku.evidence.DocumentStore;

/** The register of outgoing post in the database; each change of a letter is an entry of the book. */
@Component
class StoredMail implements OutgoingMail {
    /** An e-mail that waits until somebody configures a server. */
    static final String NO_SMTP = "no-smtp";

    private final JdbcClient jdbc;
    private final Book book;
    private final DocumentStore documents;
    private final MailSettings settings;
    private final Clock clock;
    private final ObjectProvider<CaseLetters> cases;

    StoredMail(
            JdbcClient jdbc,
            Book book,
            DocumentStore documents,
            MailSettings settings,
            Clock clock,
            ObjectProvider<CaseLetters> cases) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.book = book;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public UUID order(UUID caseId, LetterKind kind, Channel channel, List<UUID> contents, Actor by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO outgoing_mail (id, application_id, kind, channel, state, contents, reason,
                            ordered_by, ordered_at, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, caseId, kind.name(), channel.name())
                .param((channel == Channel.EMAIL ? MailState.QUEUED : MailState.ORDERED).name())
                .param(contents.toArray(UUID[]::new))
                .param(channel == Channel.EMAIL && !settings.on() ? NO_SMTP : null)
                .params(by.name(), now(), now())
                .update();
        record(by, "mail-ordered", caseId, id, Map.of("kind", kind.name(), "channel", channel.name()));
        return id;
    }

    @Override
    public boolean posted(UUID caseId, UUID mailId, String tracking, Actor by) {
        int changed = jdbc.sql("UPDATE outgoing_mail SET state = 'POSTED', tracking = ?, since = ?"
                        + " WHERE id = ? AND application_id = ? AND channel <> 'EMAIL'"
                        + " AND (state = 'PRINTED' OR state = 'ORDERED' AND kind = 'RETURN')")
                .params(plain(tracking), now(), mailId, caseId)
                .update();
        if (changed == 1) {
            record(by, "mail-posted", caseId, mailId, Map.of());
            eraseSecret(mailId);
        }
        return changed == 1;
    }

    /** A code that is on its way is nobody's business here any more: it is read again by nothing, only compared. */
    private void eraseSecret(UUID mailId) {
        jdbc.sql("SELECT * FROM outgoing_mail WHERE id = ?")
                .param(mailId)
                .query(StoredMail::mail)
                .optional()
                .filter(mail -> mail.kind().secret())
                .ifPresent(mail -> mail.contents().forEach(documents::erase));
    }

    /** A letter that came back, and how far it was thought to have got. */
    private record Back(UUID caseId, MailState before) {}

    @Override
    public boolean returned(UUID mailId, String reason, Actor by) {
        Optional<Back> back = jdbc.sql("""
                        UPDATE outgoing_mail m SET state = 'RETURNED', reason = ?, since = ?
                        FROM (SELECT id, state FROM outgoing_mail WHERE id = ? FOR UPDATE) before
                        WHERE m.id = before.id AND before.state IN ('POSTED', 'DELIVERED')
                        RETURNING m.application_id, before.state
                        """)
                .params(reason, now(), mailId)
                .query((rs, n) -> new Back(rs.getObject(1, UUID.class), MailState.valueOf(rs.getString(2))))
                .optional();
        back.ifPresent(letter -> record(
                by,
                letter.before() == MailState.DELIVERED ? "mail-returned-after-delivery" : "mail-returned",
                letter.caseId(),
                mailId,
                Map.of("reason", reason)));
        back.ifPresent(letter -> cases.stream()
                .filter(port -> port.concerns(LetterKind.CONFIRMATION))
                .forEach(port -> port.cameBack(letter.caseId(), mailId, reason, by)));
        return back.isPresent();
    }

    @Override
    public List<Mail> ofCase(UUID caseId) {
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE application_id = ? ORDER BY seq")
                .param(caseId)
                .query(StoredMail::mail)
                .list();
    }

    @Override
    public Optional<Mail> byTracking(String tracking) {
        if (!Printable.line(tracking)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE tracking = ?")
                .param(plain(tracking))
                .query(StoredMail::mail)
                .optional();
    }

    private static String plain(String tracking) {
        return tracking.replaceAll("[\\s-]", "");
    }

    private void record(Actor by, String action, UUID caseId, UUID mailId, Map<String, Object> detail) {
        book.record(Book.Entry.of(
                by, action, caseId, detail, new Book.Row(ProtectedTable.OUTGOING_MAIL, mailId.toString())));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Mail mail(ResultSet rs, int index) throws SQLException {
        return new Mail(
                rs.getObject("id", UUID.class),
                rs.getObject("application_id", UUID.class),
                LetterKind.valueOf(rs.getString("kind")),
                Channel.valueOf(rs.getString("channel")),
                MailState.valueOf(rs.getString("state")),
                List.of((UUID[]) rs.getArray("contents").getArray()),
                Optional.ofNullable(rs.getString("tracking")),
                Optional.ofNullable(rs.getString("reason")),
                rs.getTimestamp("ordered_at").toInstant(),
                rs.getTimestamp("since").toInstant());
    }
}
