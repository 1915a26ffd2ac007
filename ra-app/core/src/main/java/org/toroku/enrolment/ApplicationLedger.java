package org.toroku.enrolment;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.identity.SignedApplication;
import tools.jackson.databind.json.JsonMapper;

/** Applications in the database: written once, read by every step; only their state moves, and a lost token is replaced. */
@Component
class ApplicationLedger implements Applications {
    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final Book book;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<StatusWatchText> statusWatch = StatusWatchText.known();

    ApplicationLedger(JdbcClient jdbc, DocumentStore documents, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.book = book;
        this.clock = clock;
    }

    /** Row of {@code application} as first written. */
    record Draft(
            UUID id,
            String caseNumber,
            String route,
            ApplicationForm form,
            String content,
            String contentSha256,
            String nonce,
            EnrolmentDesk.Consent consent,
            String tokenSha256,
            Optional<String> deviceSha256,
            String networkSha256,
            EnrolmentDesk.ClientFacts facts,
            Instant createdAt,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "Draft[" + id + "]";
        }
    }

    /** What the counter needs to answer its holder. */
    record Held(
            UUID id,
            String caseNumber,
            String route,
            String content,
            String contentSha256,
            String nonce,
            String tokenSha256,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "Held[" + id + "]";
        }
    }

    String nextCaseNumber(String route, Instant now) {
        long number =
                jdbc.sql("SELECT nextval('case_number')").query(Long.class).single();
        return "%s-%d-%06d"
                .formatted(
                        switch (route) {
                            case Routes.PAPER -> "P";
                            case Routes.SIMULTANEOUS_KEY -> "K";
                            case Routes.RENEWAL -> "R";
                            default -> "M";
                        },
                        now.atZone(java.time.ZoneId.of("Asia/Tokyo")).getYear(),
                        number);
    }

    void insert(Draft draft) {
        jdbc.sql("""
                        INSERT INTO application (id, case_number, route, applicant_name, form, content, content_sha256,
                            nonce, explanation_version, explanation_shown_at, acknowledged_at, token_sha256,
                            device_sha256, network_sha256, user_agent, locale, created_at, content_expires_at)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(draft.id())
                .param(draft.caseNumber())
                .param(draft.route())
                .param(draft.form().fullName())
                .param(json.writeValueAsString(draft.form()))
                .param(draft.content())
                .param(draft.contentSha256())
                .param(draft.nonce())
                .param(draft.consent().explanationVersion())
                .param(at(draft.consent().shownAt()))
                .param(at(draft.createdAt()))
                .param(draft.tokenSha256())
                .param(draft.deviceSha256().orElse(null))
                .param(draft.networkSha256())
                .param(draft.facts().userAgent())
                .param(draft.facts().locale().toLanguageTag())
                .param(at(draft.createdAt()))
                .param(at(draft.expiresAt()))
                .update();
        // words follow when somebody searches: how names are folded is not known here
        jdbc.sql("INSERT INTO case_words (case_id) VALUES (?)")
                .param(draft.id())
                .update();
        ApplicationState first = draft.route().equals(Routes.PAPER)
                ? ApplicationState.AWAITING_DOCUMENTS
                : ApplicationState.AWAITING_SIGNATURE;
        jdbc.sql("INSERT INTO application_state (application_id, state, milestones, since, version)"
                        + " VALUES (?, ?, ?::jsonb, ?, 1)")
                .param(draft.id())
                .param(first.name())
                .param(json.writeValueAsString(List.of(milestone(first, draft.createdAt()))))
                .param(at(draft.createdAt()))
                .update();
    }

    /** Consumes the nonce; false where the application already has its submission. */
    boolean insertSubmission(UUID id, String nonce, String format, String signatureSha256, Instant now) {
        return jdbc.sql("INSERT INTO submission (application_id, nonce, format, signature_sha256, submitted_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .param(id)
                        .param(nonce)
                        .param(format)
                        .param(signatureSha256)
                        .param(at(now))
                        .update()
                == 1;
    }

    record Submission(String signatureSha256, Instant at) {}

    Optional<Submission> submission(UUID id) {
        return jdbc.sql("SELECT signature_sha256, submitted_at FROM submission WHERE application_id = ?")
                .param(id)
                .query((rs, n) ->
                        new Submission(rs.getString(1), rs.getTimestamp(2).toInstant()))
                .optional();
    }

    Optional<Held> held(UUID id) {
        return jdbc.sql(
                        "SELECT id, case_number, route, content, content_sha256, nonce, token_sha256, content_expires_at"
                                + " FROM application WHERE id = ?")
                .param(id)
                .query((rs, n) -> new Held(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getTimestamp(8).toInstant()))
                .optional();
    }

    void replaceToken(UUID id, String tokenSha256) {
        jdbc.sql("UPDATE application SET token_sha256 = ? WHERE id = ?")
                .params(tokenSha256, id)
                .update();
    }

    /**
     * Applications made from one network or device since {@code since}. Whoever counts the same waits until the caller's
     * transaction ends, so that applications sent at once count one another.
     */
    int countSince(String column, String sha256, Instant since) {
        String where = column.equals("device") ? "device_sha256" : "network_sha256";
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("application " + column + " " + sha256)
                .query(Integer.class)
                .single();
        return jdbc.sql("SELECT count(*) FROM application WHERE " + where + " = ? AND created_at > ?")
                .params(sha256, at(since))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<ApplicationRecord> find(UUID applicationId) {
        return jdbc.sql("""
                        SELECT a.*, s.submitted_at FROM application a
                        LEFT JOIN submission s ON s.application_id = a.id WHERE a.id = ?
                        """).param(applicationId).query((rs, n) -> record(rs)).optional();
    }

    private ApplicationRecord record(ResultSet rs) throws SQLException {
        return new ApplicationRecord(
                rs.getObject("id", UUID.class),
                rs.getString("case_number"),
                rs.getString("route"),
                json.readValue(rs.getString("form"), ApplicationForm.class),
                rs.getString("content_sha256"),
                Optional.ofNullable(rs.getString("device_sha256")),
                Locale.forLanguageTag(rs.getString("locale")),
                rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("content_expires_at").toInstant(),
                Optional.ofNullable(instant(rs.getTimestamp("submitted_at"))));
    }

    @Override
    public Optional<SignedApplication> signed(UUID applicationId) {
        return jdbc.sql("SELECT s.format, a.content FROM submission s JOIN application a ON a.id = s.application_id"
                        + " WHERE s.application_id = ?")
                .param(applicationId)
                .query((rs, n) -> signed(
                        applicationId, rs.getString(1), Der.of(rs.getString(2).getBytes(StandardCharsets.UTF_8))))
                .optional();
    }

    private SignedApplication signed(UUID id, String format, Der content) {
        Der signature = document(id, DocumentKind.APPLICATION_SIGNATURE);
        return format.equals("CMS")
                ? new SignedApplication.Cms(content, signature)
                : new SignedApplication.Raw(content, signature, document(id, DocumentKind.SIGNER_CERTIFICATE));
    }

    private Der document(UUID id, DocumentKind kind) {
        DocumentStore.Stored stored = documents
                .find(id, kind)
                .orElseThrow(() -> new IllegalStateException("application " + id + " lacks its " + kind));
        return Der.of(documents.read(stored.id()));
    }

    @Override
    public boolean formAsSigned(ApplicationRecord application) {
        return contentAsSigned(application)
                .filter(content -> ContentText.states(content, application.form(), application.route()))
                .isPresent();
    }

    @Override
    public boolean keyAsSigned(ApplicationRecord application, KeyStatement key) {
        return contentAsSigned(application)
                .filter(content -> ContentText.states(content, key))
                .isPresent();
    }

    @Override
    public boolean renewalAsSigned(ApplicationRecord application, RenewalStatement renewal) {
        return contentAsSigned(application)
                .filter(content -> ContentText.states(content, renewal))
                .isPresent();
    }

    @Override
    public boolean organisationAsSigned(ApplicationRecord application, Optional<OrganisationStatement> organisation) {
        return contentAsSigned(application)
                .filter(content -> ContentText.states(content, organisation))
                .isPresent();
    }

    @Override
    public boolean sessionAsSigned(ApplicationRecord application, Optional<AssistanceStatement> assistance) {
        return contentAsSigned(application)
                .filter(content -> ContentText.statesSession(content, assistance))
                .isPresent();
    }

    @Override
    public Optional<SignedConsent> statusWatchAsSigned(ApplicationRecord application) {
        return contentAsSigned(application)
                .flatMap(content -> statusWatch.stream()
                        .filter(words -> ContentText.consents(content, words))
                        .map(words -> new SignedConsent(words.version(), words.sha256()))
                        .findFirst());
    }

    private Optional<String> contentAsSigned(ApplicationRecord application) {
        return documents
                .find(application.id(), DocumentKind.APPLICATION_CONTENT)
                .map(stored -> documents.read(stored.id()))
                .filter(content -> Der.of(content).sha256Hex().equals(application.contentSha256()))
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @Override
    public ApplicationState state(UUID applicationId) {
        return ApplicationState.valueOf(jdbc.sql("SELECT state FROM application_state WHERE application_id = ?")
                .param(applicationId)
                .query(String.class)
                .single());
    }

    /** Whether the book has an entry of a kind about an application. */
    boolean saysOf(UUID applicationId, String action) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action = ?)")
                .params(applicationId, action)
                .query(Boolean.class)
                .single();
    }

    @Override
    public ApplicationState lock(UUID applicationId) {
        return ApplicationState.valueOf(
                jdbc.sql("SELECT state FROM application_state WHERE application_id = ? FOR UPDATE")
                        .param(applicationId)
                        .query(String.class)
                        .single());
    }

    record Standing(
            ApplicationState state, List<String> reasons, Instant since, List<EnrolmentDesk.Milestone> milestones) {}

    Standing standing(UUID id) {
        return jdbc.sql("SELECT state, reasons, since, milestones FROM application_state WHERE application_id = ?")
                .param(id)
                .query((rs, n) -> new Standing(
                        ApplicationState.valueOf(rs.getString(1)),
                        List.of((String[]) rs.getArray(2).getArray()),
                        rs.getTimestamp(3).toInstant(),
                        List.of(json.readValue(rs.getString(4), EnrolmentDesk.Milestone[].class))))
                .single();
    }

    @Override
    public void move(UUID applicationId, ApplicationState to, Optional<String> reason) {
        ApplicationState from = lock(applicationId);
        if (from == to) {
            return;
        }
        if (!from.next().contains(to)) {
            throw new IllegalStateException("application " + applicationId + " cannot go from " + from + " to " + to);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        UPDATE application_state SET state = ?, reasons = ?, since = ?, version = version + 1,
                            milestones = milestones || ?::jsonb
                        WHERE application_id = ?
                        """)
                .param(to.name())
                .param(reason.map(code -> new String[] {code}).orElse(new String[0]))
                .param(at(now))
                .param(json.writeValueAsString(List.of(milestone(to, now))))
                .param(applicationId)
                .update();
        book.record(Book.Entry.of(
                new Actor.Service("enrolment"),
                "state-" + to.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                applicationId,
                reason.<java.util.Map<String, Object>>map(code -> java.util.Map.of("reason", code))
                        .orElse(java.util.Map.of()),
                new Book.Row(ProtectedTable.APPLICATION_STATE, applicationId.toString())));
    }

    private static EnrolmentDesk.Milestone milestone(ApplicationState state, Instant at) {
        return new EnrolmentDesk.Milestone(state, at);
    }

    static java.time.OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
