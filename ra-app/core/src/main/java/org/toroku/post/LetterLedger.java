package org.toroku.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.StandingDesk;
import org.toroku.post.LetterDesk.Flaw;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** What was printed of which letter, and the states that the desk moves letters through. */
@Component
class LetterLedger {
    /** After that nobody expects a letter back that left without tracking. */
    private static final Duration SETTLED = Duration.ofDays(14);

    private static final String SILENT = "(m.kind = 'CONFIRMATION' AND m.tracking IS NULL AND m.since < :settled)";

    private final JdbcClient jdbc;
    private final Book book;
    private final StandingDesk standing;
    private final Clock clock;

    LetterLedger(JdbcClient jdbc, Book book, StandingDesk standing, Clock clock) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.book = book;
        this.clock = clock;
    }

    /** One print of a letter. */
    record Print(UUID documentId, int pages, List<Flaw> flaws) {}

    Optional<Mail> find(UUID mailId) {
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE id = ? AND channel <> 'EMAIL'")
                .param(mailId)
                .query(StoredMail::mail)
                .optional();
    }

    /** Holds a letter until the transaction ends. */
    Optional<Mail> lock(UUID mailId) {
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE id = ? AND channel <> 'EMAIL' FOR UPDATE")
                .param(mailId)
                .query(StoredMail::mail)
                .optional();
    }

    /** The letter's place among those of its case, counted from 1: its number in our books. */
    int number(Mail mail) {
        return jdbc.sql("SELECT count(*) FROM outgoing_mail WHERE application_id = ? AND channel <> 'EMAIL'"
                        + " AND seq <= (SELECT seq FROM outgoing_mail WHERE id = ?)")
                .params(mail.caseId(), mail.id())
                .query(Integer.class)
                .single();
    }

    /**
     * A covering letter of originals is recorded as posted by the task that sends them, and printed then. What a case waits for
     * comes before letters of confirmation, which are many.
     */
    List<Mail> of(LetterDesk.Tray tray, int page) {
        return jdbc.sql("SELECT m.* FROM outgoing_mail m WHERE " + in(tray)
                        + (tray == LetterDesk.Tray.DONE
                                ? " ORDER BY m.since DESC, m.seq DESC"
                                : " ORDER BY m.kind = 'CONFIRMATION', m.seq")
                        + " LIMIT :most OFFSET :first")
                .param("settled", now().minus(SETTLED))
                .param("most", LetterDesk.PAGE)
                .param("first", (long) page * LetterDesk.PAGE)
                .query(StoredMail::mail)
                .list();
    }

    int count(LetterDesk.Tray tray) {
        return jdbc.sql("SELECT count(*) FROM outgoing_mail m WHERE " + in(tray))
                .param("settled", now().minus(SETTLED))
                .query(Integer.class)
                .single();
    }

    /** Whatever its state. */
    List<Mail> ofNumber(String caseNumber) {
        return jdbc.sql("SELECT m.* FROM outgoing_mail m JOIN application a ON a.id = m.application_id"
                        + " WHERE a.case_number = ? AND m.channel <> 'EMAIL' ORDER BY m.seq")
                .param(caseNumber)
                .query(StoredMail::mail)
                .list();
    }

    /** Letters that were ordered and never printed, after a given one. */
    List<Mail> neverPrinted(long after, int most) {
        return jdbc.sql(
                        "SELECT m.* FROM outgoing_mail m WHERE m.channel <> 'EMAIL' AND m.state = 'ORDERED' AND m.seq > ?"
                                + " ORDER BY m.seq LIMIT ?")
                .params(after, most)
                .query(StoredMail::mail)
                .list();
    }

    long sequence(Mail mail) {
        return jdbc.sql("SELECT seq FROM outgoing_mail WHERE id = ?")
                .param(mail.id())
                .query(Long.class)
                .single();
    }

    private static String in(LetterDesk.Tray tray) {
        String which = switch (tray) {
            case TO_PRINT ->
                "(m.state = 'ORDERED' OR m.state = 'POSTED' AND m.kind = 'RETURN' AND NOT EXISTS"
                        + " (SELECT 1 FROM letter_print p WHERE p.mail_id = m.id))";
            case TO_POST -> "m.state = 'PRINTED'";
            case UNDER_WAY -> "m.state = 'POSTED' AND NOT " + SILENT;
            case DONE -> "(m.state IN ('DELIVERED', 'RETURNED', 'VOID') OR m.state = 'POSTED' AND " + SILENT + ")";
        };
        return "m.channel <> 'EMAIL' AND " + which;
    }

    /**
     * Whether a later letter of the same kind took this one's place, of which only the newest may leave; and whether the
     * case has left the state that a notice tells of, so that nobody is asked to fetch what they have.
     */
    boolean overtaken(Mail mail) {
        if (mail.kind() == LetterKind.NOTICE) {
            return standing.of(mail.caseId()).since().isAfter(mail.orderedAt());
        }
        if (mail.kind() == LetterKind.CONFIRMATION && revoked(mail)) {
            return true;
        }
        boolean single = switch (mail.kind()) {
            case PICKUP_CODE, IDENTIFICATION_CODE, CONFIRMATION, INQUIRY, DEFECTS -> true;
            case REMINDER, RETURN, REJECTION, NOTICE, EXPIRY, REVOCATION, RESUME_CODE, INVITATION, CONTINUE_CODE ->
                false;
        };
        return single
                && jdbc.sql("SELECT EXISTS (SELECT 1 FROM outgoing_mail later JOIN outgoing_mail m ON m.id = ?"
                                + " WHERE later.application_id = m.application_id AND later.kind = m.kind"
                                + " AND later.channel <> 'EMAIL' AND later.seq > m.seq)")
                        .param(mail.id())
                        .query(Boolean.class)
                        .single();
    }

    /** There is nothing left that the code of such a letter could take back. */
    private boolean revoked(Mail mail) {
        return switch (standing.of(mail.caseId()).state()) {
            case REVOKED, REVOKED_UNRECEIVED -> true;
            default -> false;
        };
    }

    List<Print> prints(UUID mailId) {
        return jdbc.sql("SELECT document_id, pages, flaws FROM letter_print WHERE mail_id = ? ORDER BY seq")
                .param(mailId)
                .query(LetterLedger::print)
                .list();
    }

    /** Records a print; a letter that was ordered is printed from now on. */
    void printed(Mail mail, Print print, String reason, Actor by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO letter_print (id, application_id, mail_id, document_id, pages, flaws, reason,
                            printed_by, printed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, mail.caseId(), mail.id(), print.documentId(), print.pages())
                .param(print.flaws().stream().map(LetterLedger::text).toArray(String[]::new))
                .params(reason, by.name(), now())
                .update();
        List<Book.Row> rows = new ArrayList<>();
        rows.add(new Book.Row(ProtectedTable.LETTER_PRINT, id.toString()));
        if (mail.state() == MailState.ORDERED) {
            jdbc.sql("UPDATE outgoing_mail SET state = 'PRINTED', since = ? WHERE id = ?")
                    .params(now(), mail.id())
                    .update();
            rows.add(new Book.Row(ProtectedTable.OUTGOING_MAIL, mail.id().toString()));
        }
        book.record(Book.Entry.of(
                by,
                reason.isEmpty() ? "letter-printed" : "letter-reprinted",
                mail.caseId(),
                Map.of(
                        "letter", mail.id().toString(),
                        "kind", mail.kind().name(),
                        "document", print.documentId().toString(),
                        "flaws", print.flaws().size()),
                rows.toArray(Book.Row[]::new)));
    }

    /** Moves a letter that is held; {@code reason} stays with it, an officer's words only as long as nobody sends it. */
    void move(Mail mail, MailState to, String action, String reason, Actor by) {
        jdbc.sql("UPDATE outgoing_mail SET state = ?, reason = NULLIF(?, ''), since = ? WHERE id = ?")
                .params(to.name(), reason, now(), mail.id())
                .update();
        book.record(Book.Entry.of(
                by,
                action,
                mail.caseId(),
                Map.of("letter", mail.id().toString(), "kind", mail.kind().name()),
                new Book.Row(ProtectedTable.OUTGOING_MAIL, mail.id().toString())));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static String text(Flaw flaw) {
        return flaw.code() + " " + flaw.page() + " " + flaw.character();
    }

    private static Print print(ResultSet rs, int index) throws SQLException {
        return new Print(
                rs.getObject("document_id", UUID.class),
                rs.getInt("pages"),
                Arrays.stream((String[]) rs.getArray("flaws").getArray())
                        .map(written -> written.split(" ", -1))
                        .map(parts -> new Flaw(parts[0], Integer.parseInt(parts[1]), parts[2]))
                        .toList());
    }
}
