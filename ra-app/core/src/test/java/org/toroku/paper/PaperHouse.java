package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.evidence.FreshDatabase;
import org.toroku.evidence.Scratch;
import org.toroku.evidence.ShiftingClock;
import org.toroku.evidence.SoftSigner;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Inbox;

/** The house with its real modules, database, book, documents and engine; only the CA and the card are stand-ins. */
final class PaperHouse implements AutoCloseable {
    static final Officer POST = new Officer("post", Set.of(Roles.POST_ROOM));
    static final Officer ANNE = new Officer("anne", Set.of(Roles.EXAMINER));
    static final Officer BERT = new Officer("bert", Set.of(Roles.EXAMINER));
    static final Officer CARL = new Officer("carl", Set.of(Roles.DECIDER));
    static final Officer MONA = new Officer("mona", Set.of(Roles.MANAGER));
    /** Every role, for what even that does not allow. */
    static final Officer OMNI =
            new Officer("omni", Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER));
    /** Bears the name of the applicant. */
    static final Officer HANAKO =
            new Officer("hanako", Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER));

    /** Without it nothing is printed, and so nothing posted. */
    private static final Map<String, String> OFFICE = Map.of(
            "toroku.letters.office.name-ja", "とうろく認証局",
            "toroku.letters.office.name-en", "Toroku Certification Authority",
            "toroku.letters.office.postal-code", "100-0014",
            "toroku.letters.office.address-ja", "東京都千代田区永田町一丁目７番１号",
            "toroku.letters.office.address-en", "1-7-1 Nagatacho, Tokyo",
            "toroku.letters.office.telephone", "03-1234-5678");

    private static final String ENGINE = "toroku.process.engine";

    private final Optional<EmbeddedEngine> engine;
    private final Runnable leave;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /**
     * Where a house stands.
     *
     * @param folder of keys and documents
     * @param leave gives the database back
     */
    record Site(String jdbcUrl, Path folder, Runnable leave) {
        static Site fresh() {
            FreshDatabase database = FreshDatabase.create();
            return new Site(database.jdbcUrl(), Scratch.folder("toroku-paper"), database::close);
        }
    }

    private PaperHouse(Site site, Map<String, String> settings) {
        leave = site.leave();
        // a test that names an engine goes without one here
        engine = settings.containsKey(ENGINE)
                ? Optional.empty()
                : Optional.of(EmbeddedEngine.start(EngineSettings.withControlledClock()));
        Path folder = site.folder();
        Map<String, String> properties = new HashMap<>(Map.of(
                "toroku.process.workers.request-timeout", "PT0.4S",
                "toroku.process.workers.threads", "2",
                "toroku.process.workers.listener-threads", "2",
                "toroku.process.delivery.poll-interval", "PT0.05S",
                "toroku.process.recovery.interval", "PT0.5S",
                "toroku.process.recovery.grace", "PT0S"));
        for (String key : List.of(
                "toroku.book.mac-key",
                "toroku.documents.master-key",
                "toroku.identity.person-key",
                "toroku.enrolment.facts-key",
                "toroku.paper.code-key",
                "toroku.subject-key.code-key",
                "toroku.organisation.link-key")) {
            String module = key.substring(0, key.lastIndexOf('.'));
            String name = key.substring(key.lastIndexOf('.') + 1);
            properties.put(
                    key + "-file",
                    folder.resolve("keys").resolve(module + "." + name).toString());
            properties.put(module + ".create-" + name, "true");
        }
        properties.put("toroku.book.heads-file", folder.resolve("book-heads").toString());
        // nobody signs heads here by the clock, which tests put forward by years
        properties.put("toroku.book.heads-late-after", "P36500D");
        properties.put("toroku.documents.folder", folder.resolve("documents").toString());
        engine.ifPresent(started -> properties.put(ENGINE, started.restAddress().toString()));
        properties.putAll(OFFICE);
        properties.putAll(settings);
        TestPropertyValues.of(properties).applyTo(context);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(site.jdbcUrl());
        pool.setMaximumPoolSize(24);
        // as the deployable has it
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        HikariDataSource connections = new HikariDataSource(pool);
        ShiftingClock clock = new ShiftingClock();
        JdbcTransactionManager transactions = new JdbcTransactionManager(connections);
        context.registerBean(DataSource.class, () -> connections);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(connections));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(ShiftingClock.class, () -> clock);
        context.registerBean("bookKey", TokenSigner.class, SoftSigner::new);
        context.registerBean("orderKey", TokenSigner.class, SoftSigner::new);
        context.registerBean(StandInCa.class, () -> new StandInCa(clock));
        context.registerBean(Profiles.class, () -> StandInCa.BUNDLED);
        context.registerBean(IdentityVerifier.class, NoCards::new);
        context.registerBean(StandInExaminer.class);
        context.scan(
                "org.toroku.audit",
                "org.toroku.evidence",
                "org.toroku.officers",
                "org.toroku.process",
                "org.toroku.enrolment",
                "org.toroku.identity",
                "org.toroku.matching",
                "org.toroku.decision",
                "org.toroku.post",
                "org.toroku.paper",
                "org.toroku.subjectkey",
                "org.toroku.organisation",
                "org.toroku.partner",
                "org.toroku.issuance",
                "org.toroku.renewal",
                "org.toroku.notice",
                "org.toroku.profile",
                "org.toroku.wording",
                "org.toroku.assistance",
                "org.toroku.counter");
        context.refresh();
        for (Officer officer : List.of(POST, ANNE, BERT, CARL, MONA, OMNI)) {
            register(officer, "職員　" + officer.username());
        }
        register(HANAKO, form().fullName());
    }

    static PaperHouse open() {
        return open(Map.of());
    }

    static PaperHouse open(Map<String, String> settings) {
        return new PaperHouse(Site.fresh(), settings);
    }

    /** On a database and documents that may have seen other houses. */
    static PaperHouse at(Site site, Map<String, String> settings) {
        return new PaperHouse(site, settings);
    }

    void register(Officer officer, String displayName) {
        part(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(
                        officer.username(), displayName, "{noop}x", true, officer.roles()));
    }

    /** Nobody comes with a card here. */
    private static final class NoCards implements IdentityVerifier {
        @Override
        public IdentityVerification verify(SignedApplication signed) {
            throw new IllegalStateException("a paper case was asked for a card");
        }

        @Override
        public CardStatus status(org.toroku.pki.Der certificate) {
            throw new IllegalStateException("a paper case was asked for a card's status");
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> java.util.Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    JdbcClient sql() {
        return part(JdbcClient.class);
    }

    StandInCa ca() {
        return part(StandInCa.class);
    }

    EmbeddedEngine engine() {
        return engine.orElseThrow();
    }

    PostRoomDesk postRoom() {
        return part(PostRoomDesk.class);
    }

    PaperExaminationDesk examination() {
        return part(PaperExaminationDesk.class);
    }

    DecisionDesk decisions() {
        return part(DecisionDesk.class);
    }

    /** Engine and house together. */
    void pass(Duration time) {
        part(ShiftingClock.class).forward(time);
        engine().clock().addTime(time);
    }

    Clock clock() {
        return part(Clock.class);
    }

    ApplicationState state(UUID caseId) {
        return part(Applications.class).state(caseId);
    }

    String version(UUID caseId) {
        return decisions().caseVersion(caseId);
    }

    static ApplicationForm form() {
        return org.toroku.evidence.Cases.HANAKO;
    }

    /** An application on paper, its process started. */
    PaperCase apply(ProofMethod method) {
        return new PaperCase(this, applied(form(), method));
    }

    PaperCounter.Applied.Accepted applied(ApplicationForm form, ProofMethod method) {
        return (PaperCounter.Applied.Accepted) tryApply(form, method);
    }

    PaperCounter.Applied tryApply(ApplicationForm form, ProofMethod method) {
        EnrolmentDesk.Explanation explanation = part(EnrolmentDesk.class).explanation(Locale.JAPANESE);
        EnrolmentDesk.Consent consent = new EnrolmentDesk.Consent(
                explanation.version(),
                clock().instant(),
                explanation.items().stream()
                        .map(EnrolmentDesk.Explanation.Item::id)
                        .toList());
        return part(PaperCounter.class)
                .apply(
                        form,
                        new PaperCounter.PaperChoice(method, LetterLanguage.JA),
                        consent,
                        new EnrolmentDesk.ClientFacts(
                                Optional.empty(), UUID.randomUUID().toString(), "test", Locale.JAPANESE));
    }

    /** The open task of a case at an element, once the engine has made it. */
    Inbox.Row task(UUID caseId, String element) {
        List<Inbox.Row> found = new ArrayList<>();
        await(() -> {
            found.clear();
            part(Inbox.class)
                    .list(new Inbox.Filter("", Optional.of(element), false, OMNI.username(), 0, 1000), OMNI.roles())
                    .stream()
                    .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                    .forEach(found::add);
            return found.size() == 1;
        });
        return found.getFirst();
    }

    Inbox.Claim claim(Inbox.Row task, Officer officer) {
        return part(Inbox.class).claim(task.taskKey(), officer.username(), officer.roles());
    }

    boolean ended(UUID caseId) {
        return sql().sql("SELECT count(*) FROM conducted_case WHERE case_id = ? AND ended_at IS NOT NULL")
                        .param(caseId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Visits of an element that have an outcome. */
    int outcomes(UUID caseId, String element) {
        return sql().sql("SELECT count(*) FROM case_journal WHERE case_id = ? AND element_id = ?")
                .params(caseId, element)
                .query(Integer.class)
                .single();
    }

    static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(condition);
    }

    /** Every row of every table agrees with the book. */
    void assertBookIntact() {
        assertThat(part(BookVerifier.class).verify()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Override
    public void close() {
        context.close();
        engine.ifPresent(EmbeddedEngine::close);
        leave.run();
    }

    /** What an examiner may ask to be set right, with a month's time. */
    PaperExaminationDesk.Correction correction() {
        return new PaperExaminationDesk.Correction(
                List.of(Defect.of(DefectCode.SEAL_UNCLEAR, EnclosureKind.APPLICATION_FORM)),
                clock().instant().plus(Duration.ofDays(30)));
    }
}
