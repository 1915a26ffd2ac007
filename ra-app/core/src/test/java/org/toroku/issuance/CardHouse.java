package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.toroku.audit.BookVerifier;
import org.toroku.ca.CertificatePreview;
import org.toroku.decision.Approvals;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.evidence.Cases;
import org.toroku.evidence.FreshDatabase;
import org.toroku.evidence.ShiftingClock;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.process.Inbox;
import org.toroku.process.Step;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;
import org.toroku.workflows.TaskIds;

/** The card route with its real modules, database, book, engine, cards and their status; only the CA is a stand-in. */
public final class CardHouse implements AutoCloseable {
    public static final Officer ANNE = new Officer("anne", Set.of(Roles.EXAMINER));
    public static final Officer BERT = new Officer("bert", Set.of(Roles.EXAMINER));
    public static final Officer CARL = new Officer("carl", Set.of(Roles.DECIDER));
    /** Every role, for what even that does not allow. */
    public static final Officer OMNI = new Officer("omni", Set.of(Roles.EXAMINER, Roles.DECIDER));

    public static final Officer DUO = new Officer("duo", Set.of(Roles.EXAMINER, Roles.DECIDER));

    /** What letters are written with. */
    public static final Map<String, String> OFFICE = Map.of(
            "toroku.letters.office.name-ja", "とうろく認証局",
            "toroku.letters.office.name-en", "Toroku Certification Authority",
            "toroku.letters.office.postal-code", "100-0014",
            "toroku.letters.office.address-ja", "東京都千代田区永田町一丁目７番１号",
            "toroku.letters.office.address-en", "1-7-1 Nagatacho, Tokyo",
            "toroku.letters.office.telephone", "03-1234-5678");

    /** Differs from the card's, so that people must look. */
    private static final String OTHER_ADDRESS = "東京都千代田区霞が関九丁目９番９号";

    private final EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.withControlledClock());
    private final FreshDatabase database = FreshDatabase.create();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path folder;
    private final TestNationalPki pki;
    private final TestStatusService status;

    public CardHouse() {
        this(Map.of());
    }

    /** @param more settings beside the usual ones */
    public CardHouse(Map<String, String> more) {
        this(more, Optional.empty());
    }

    /** @param previews what the CA would refuse; without them it shows nothing beforehand */
    public CardHouse(Map<String, String> more, Optional<CertificatePreview> previews) {
        this(more, previews, List.of());
    }

    /** With modules that this house has no need of otherwise. */
    public static CardHouse with(String... packages) {
        return new CardHouse(Map.of(), Optional.empty(), List.of(packages));
    }

    private CardHouse(Map<String, String> more, Optional<CertificatePreview> previews, List<String> packages) {
        if (!packages.isEmpty()) {
            context.scan(packages.toArray(String[]::new));
        }
        previews.ifPresent(each -> context.registerBean(CertificatePreview.class, () -> each));
        try {
            folder = Files.createTempDirectory("toroku-card");
            pki = TestNationalPki.openOrCreate(folder.resolve("pki"), Clock.systemUTC());
            status = TestStatusService.start(pki, 0, Clock.systemUTC());
            open(more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Map<String, String> more) {
        CardWiring.wire(context, new CardWiring.Site(engine, database, folder, pki, status), more);
        context.refresh();
        List.of(ANNE, BERT, CARL, OMNI, DUO).forEach(this::employ);
    }

    /** On a busy machine the proof of the models takes longer than a test waits for its first certificate. */
    public void awaitModels() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> sql().sql("SELECT EXISTS (SELECT 1 FROM published_model)")
                        .query(Boolean.class)
                        .single());
    }

    public void employ(Officer officer) {
        part(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(
                        officer.username(), "職員　" + officer.username(), "{noop}x", true, officer.roles()));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> ObjectProvider<T> provider(Class<T> type) {
        return context.getBeanProvider(type);
    }

    public JdbcClient sql() {
        return part(JdbcClient.class);
    }

    public StandInCa ca() {
        return part(StandInCa.class);
    }

    public TestStatusService status() {
        return status;
    }

    public TestCard card() {
        return card("good");
    }

    public TestCard card(String name) {
        return pki.card(name);
    }

    /** Issued to whoever it is, beside the cards that there are. */
    public TestCard card(CardRequest request) {
        return pki.issue(request);
    }

    public EnrolmentDesk counter() {
        return part(EnrolmentDesk.class);
    }

    DecisionDesk decisions() {
        return part(DecisionDesk.class);
    }

    public Step step(String jobType) {
        return context.getBeansOfType(Step.class).values().stream()
                .filter(step -> step.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    public EmbeddedEngine engine() {
        return engine;
    }

    /** Engine and house together. */
    public void pass(Duration time) {
        part(ShiftingClock.class).forward(time);
        engine.clock().addTime(time);
    }

    /**
     * Until what is tried again and again has come true. The engine's clock is moved at each look, because an attempt that
     * was seen may not have been given back to the engine yet, and its pause begins only then.
     *
     * @param pause between two attempts
     */
    public void retryUntil(Duration pause, Callable<Boolean> condition) {
        await(() -> {
            engine.clock().addTime(pause);
            return condition.call();
        });
    }

    public ApplicationState state(UUID caseId) {
        return part(Applications.class).state(caseId);
    }

    public void awaitState(UUID caseId, ApplicationState state) {
        await(() -> state(caseId) == state);
    }

    public static ApplicationForm form() {
        return formAt(OTHER_ADDRESS);
    }

    /** What Hanako would type who lives there. */
    public static ApplicationForm formAt(String address) {
        ApplicationForm plain = Cases.HANAKO;
        return new ApplicationForm(
                plain.familyName(),
                plain.givenName(),
                plain.familyNameKana(),
                plain.givenNameKana(),
                plain.familyNameRomaji(),
                plain.givenNameRomaji(),
                plain.formerName(),
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                address,
                plain.email(),
                plain.phone(),
                plain.operator());
    }

    /** An application that waits for its signature. */
    public EnrolmentDesk.Applied.Accepted applied() {
        return applied(form());
    }

    public EnrolmentDesk.Applied.Accepted applied(ApplicationForm form) {
        return (EnrolmentDesk.Applied.Accepted) counter().apply(form, consent(), newcomer());
    }

    /** To everything, just now. */
    public EnrolmentDesk.Consent consent() {
        EnrolmentDesk.Explanation explanation = counter().explanation(Locale.JAPANESE);
        return new EnrolmentDesk.Consent(
                explanation.version(),
                part(Clock.class).instant(),
                explanation.items().stream()
                        .map(EnrolmentDesk.Explanation.Item::id)
                        .toList(),
                explanation.phrase());
    }

    /** From a network that nobody came from before. */
    public EnrolmentDesk.ClientFacts newcomer() {
        return new EnrolmentDesk.ClientFacts(Optional.empty(), UUID.randomUUID().toString(), "test", Locale.JAPANESE);
    }

    public SignatureInput signature(EnrolmentDesk.Applied.Accepted applied) {
        return signature(applied, card());
    }

    public SignatureInput signature(EnrolmentDesk.Applied.Accepted applied, TestCard card) {
        return new SignatureInput.Cms(
                Der.of(CardSigner.cms(card, applied.content().bytes().toByteArray())));
    }

    /** An application with its signature, on its way to people. */
    public Access submitted() {
        EnrolmentDesk.Applied.Accepted applied = applied();
        assertThat(counter().submit(applied.access(), signature(applied)))
                .isInstanceOf(EnrolmentDesk.Submitted.Received.class);
        return applied.access();
    }

    /** Accepted by two people. */
    public Access accepted() {
        Access access = submitted();
        acceptedByTwo(access.applicationId());
        return access;
    }

    public void acceptedByTwo(UUID caseId) {
        decideTaskAfterExamination(caseId);
        accepted(caseId);
    }

    /** Examined, and waiting for who decides. */
    public Inbox.Row decideTaskAfterExamination(UUID caseId) {
        assertThat(examine(examineTask(caseId), ANNE, true, List.of("address"))).isEqualTo(new Act.Done());
        return decideTask(caseId);
    }

    public void accepted(UUID caseId) {
        assertThat(accept(decideTask(caseId), CARL)).isEqualTo(new Act.Done());
    }

    /** The CA is back for attempts that find everything as it is now: one that is under way asks before the next begins. */
    public void caReturns(UUID caseId) {
        UUID orderId = part(Approvals.class).current(caseId).orElseThrow().orderId();
        int asked = ca().asked(orderId);
        await(() -> ca().asked(orderId) > asked + 1);
        ca().be(StandInCa.Mood.WILLING);
    }

    public Access issued() {
        Access access = accepted();
        awaitState(access.applicationId(), ApplicationState.ISSUED);
        return access;
    }

    public Inbox.Row examineTask(UUID caseId) {
        return task(caseId, TaskIds.EXAMINE_APPLICATION);
    }

    public Inbox.Row decideTask(UUID caseId) {
        return task(caseId, TaskIds.DECIDE_ON_APPLICATION);
    }

    /** The open task of a case at an element, once the engine has made it. */
    private Inbox.Row task(UUID caseId, String element) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> part(Inbox.class)
                                .list(
                                        new Inbox.Filter("", Optional.of(element), false, OMNI.username(), 0, 1000),
                                        OMNI.roles())
                                .stream()
                                .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public Inbox.Claim claim(Inbox.Row task, Officer officer) {
        return part(Inbox.class).claim(task.taskKey(), officer.username(), officer.roles());
    }

    public Act examine(Inbox.Row task, Officer officer, boolean recommend, List<String> confirmed) {
        claim(task, officer);
        return decisions()
                .examine(task.taskKey(), officer, new Finding(recommend, confirmed, "見た", version(task.caseId())));
    }

    public Act accept(Inbox.Row task, Officer officer) {
        claim(task, officer);
        return decisions()
                .decide(task.taskKey(), officer, new Verdict(true, Optional.empty(), "", version(task.caseId())));
    }

    public Act reexamine(Inbox.Row task, Officer officer, String why) {
        claim(task, officer);
        return decisions().reexamine(task.taskKey(), officer, why, version(task.caseId()));
    }

    public String version(UUID caseId) {
        return decisions().caseVersion(caseId);
    }

    public List<String> book(UUID caseId) {
        return List.copyOf(sql().sql("SELECT action FROM audit_entry WHERE case_id = ? ORDER BY seq")
                .param(caseId)
                .query(String.class)
                .list());
    }

    public static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(condition);
    }

    /** Every row of every table agrees with the book. */
    public void assertBookIntact() {
        assertThat(part(BookVerifier.class).verify()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Files below the house's folder that hold something of a case, whether a row names them or not. */
    public long blobs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        status.close();
        engine.close();
        database.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
