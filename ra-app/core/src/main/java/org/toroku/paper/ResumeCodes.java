package org.toroku.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/**
 * Codes that replace a lost resume code: 256 random bits, of which a digest is kept. The code itself waits, encrypted, for
 * its e-mail and is erased with it.
 */
@Component
class ResumeCodes {
    private static final Actor SELF = new Actor.Service("paper");
    private static final Duration DAY = Duration.ofDays(1);
    /** Who reads somebody's number off an envelope cannot fill their mailbox. */
    private static final int MOST_A_DAY = 3;

    private final JdbcClient jdbc;
    private final ApplicationIntake intake;
    private final Ways ways;
    private final BookVerifier verifier;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Where a code goes: into its e-mail, and as an entry into the book. */
    @Component
    record Ways(DocumentStore documents, OutgoingMail mail, Book book) {}

    ResumeCodes(JdbcClient jdbc, ApplicationIntake intake, Ways ways, BookVerifier verifier, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.ways = ways;
        this.verifier = verifier;
        this.clock = clock;
    }

    private record Case(UUID id, String email, ApplicationState state) {}

    /**
     * Orders a code where number and address belong together; elsewhere, and too often, nothing happens. Joins the caller's
     * transaction.
     */
    void order(String caseNumber, String email) {
        jdbc.sql("""
                        SELECT a.id, a.form ->> 'email', s.state FROM application a
                        JOIN paper_file p ON p.application_id = a.id
                        JOIN application_state s ON s.application_id = a.id
                        WHERE a.case_number = ? FOR UPDATE OF s
                        """)
                .param(caseNumber)
                .query((rs, n) -> new Case(
                        rs.getObject(1, UUID.class), rs.getString(2), ApplicationState.valueOf(rs.getString(3))))
                .optional()
                // a case that was stopped may be that of a dead person, to whom nothing is sent
                .filter(found -> found.state() != ApplicationState.CANCELLED)
                .filter(found -> found.email().strip().equalsIgnoreCase(email.strip()))
                .filter(found -> orderedToday(found.id()) < MOST_A_DAY)
                .ifPresent(found -> order(found.id()));
    }

    private int orderedToday(UUID caseId) {
        return jdbc.sql("SELECT count(*) FROM resume_code WHERE application_id = ? AND ordered_at > ?")
                .params(caseId, Moment.utc(Moment.now(clock).minus(DAY)))
                .query(Integer.class)
                .single();
    }

    private void order(UUID caseId) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String code = HexFormat.of().formatHex(bits);
        UUID id = UUID.randomUUID();
        Instant now = Moment.now(clock);
        jdbc.sql("INSERT INTO resume_code (id, application_id, code_sha256, ordered_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(id, caseId, sha256(code), Moment.utc(now), Moment.utc(now.plus(LetterKind.RESUME_CODE_VALID)))
                .update();
        record(SELF, "resume-code-ordered", caseId, row(id));
        UUID content = ways.documents()
                .put(
                        caseId,
                        DocumentKind.LETTER,
                        "text/plain; charset=us-ascii",
                        code.getBytes(StandardCharsets.US_ASCII))
                .id();
        ways.mail().order(caseId, LetterKind.RESUME_CODE, OutgoingMail.Channel.EMAIL, List.of(content), SELF);
    }

    private record Kept(UUID id, String sha256, Instant expiresAt, boolean used) {}

    /** The code's row, found where every row of the case is what the book sealed: a row that no act wrote opens nothing. */
    Optional<UUID> find(Access mailed) {
        Instant now = Moment.now(clock);
        String tried = sha256(mailed.token());
        return verifier
                .readVerified(mailed.applicationId(), () -> kept(mailed.applicationId()))
                .orElse(List.of())
                .stream()
                .filter(kept -> same(kept.sha256(), tried))
                .filter(kept -> !kept.used() && now.isBefore(kept.expiresAt()))
                .map(Kept::id)
                .findFirst();
    }

    private List<Kept> kept(UUID caseId) {
        return jdbc.sql("SELECT id, code_sha256, expires_at, used_at IS NOT NULL FROM resume_code"
                        + " WHERE application_id = ?")
                .param(caseId)
                .query(ResumeCodes::kept)
                .list();
    }

    /**
     * Whoever comes second with the same code finds it used, and with it every other code of the case ends: an older mail
     * that somebody finds opens nothing any more. Joins the caller's transaction.
     */
    Optional<Access> use(UUID id, UUID caseId) {
        boolean stopped = jdbc.sql("SELECT state FROM application_state WHERE application_id = ? FOR UPDATE")
                .param(caseId)
                .query(String.class)
                .single()
                .equals(ApplicationState.CANCELLED.name());
        if (stopped) {
            // as when it was ordered: the case may be that of a dead person
            return Optional.empty();
        }
        int used = jdbc.sql(
                        "UPDATE resume_code SET used_at = ? WHERE id = ? AND application_id = ? AND used_at IS NULL")
                .params(Moment.utc(Moment.now(clock)), id, caseId)
                .update();
        if (used != 1) {
            return Optional.empty();
        }
        record(new Actor.Applicant(), "resume-code-used", caseId, row(id));
        jdbc.sql("UPDATE resume_code SET used_at = ? WHERE application_id = ? AND used_at IS NULL RETURNING id")
                .params(Moment.utc(Moment.now(clock)), caseId)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list()
                .forEach(other -> record(SELF, "resume-code-overtaken", caseId, row(other)));
        return Optional.of(intake.renewToken(caseId));
    }

    private void record(Actor by, String action, UUID caseId, Book.Row row) {
        ways.book().record(Book.Entry.of(by, action, caseId, Map.of(), row));
    }

    private static Book.Row row(UUID id) {
        return new Book.Row(ProtectedTable.RESUME_CODE, id.toString());
    }

    private static Kept kept(ResultSet rs, int index) throws SQLException {
        return new Kept(
                rs.getObject(1, UUID.class), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getBoolean(4));
    }

    private static boolean same(String kept, String tried) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), tried.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(String code) {
        return Der.of(code.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }
}
