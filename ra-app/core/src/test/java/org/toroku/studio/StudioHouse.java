package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.evidence.Cases;
import org.toroku.evidence.FreshDatabase;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.CaseConductor;
import org.toroku.process.EngineGate;
import org.toroku.studio.DraftDesk.Base;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.studio.DraftDesk.Saved;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import tools.jackson.databind.json.JsonMapper;

/** A real engine, a real database and nodes with studio, process module and book, for one test. */
final class StudioHouse implements AutoCloseable {
    static final String ANN = "ann";
    static final String BEN = "ben";
    static final String CLEO = "cleo";
    static final String MANAGER = "manager";
    static final String EXAMINER = "examiner";

    /** A called process, so that what it does is seen in no case of these tests. */
    static final String ISSUE = "bpmn/issue-certificate.bpmn";

    static final String ENROL = "bpmn/enrol-my-number-card.bpmn";
    static final String ENROL_ID = "enrol-my-number-card";

    static final ChangeApproval APPROVAL = new ChangeApproval.Approved("総情第12号", LocalDate.of(2026, 4, 1));

    private static final String FORM = JsonMapper.builder().build().writeValueAsString(Cases.HANAKO);

    private final FreshDatabase database = FreshDatabase.create();
    private final HikariDataSource dataSource;
    private final EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary());
    private final EngineGate gate = new EngineGate(engine.restAddress());
    private final FaultyCommits commits;
    private final StudioNode.World world;
    private StudioNode node;

    StudioHouse() {
        this(new AtomicReference<>(Optional.empty()));
    }

    /** @param replays what replays run on; none for an installation without such an engine */
    StudioHouse(AtomicReference<Optional<ReplayEngine>> replays) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setMaximumPoolSize(24);
        dataSource = new HikariDataSource(config);
        commits = new FaultyCommits(dataSource);
        world = new StudioNode.World(commits.dataSource(), gate.address(), replays);
        node = new StudioNode(world);
        OfficerRegister officers = node.part(OfficerRegister.class);
        for (String owner : List.of(ANN, BEN, CLEO)) {
            officers.save(new OfficerAccount(owner, owner, "{noop}x", true, Set.of(Roles.PROCESS_OWNER)));
        }
        officers.save(new OfficerAccount(MANAGER, "m", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.save(new OfficerAccount(EXAMINER, "e", "{noop}x", true, Set.of(Roles.EXAMINER)));
        await(() -> number("SELECT count(*) FROM published_model")
                == Models.processes().size());
    }

    DraftDesk drafts() {
        return node.part(DraftDesk.class);
    }

    PublicationDesk publications() {
        return node.part(PublicationDesk.class);
    }

    <T> T part(Class<T> type) {
        return node.part(type);
    }

    StudioNode.World world() {
        return world;
    }

    EngineGate gate() {
        return gate;
    }

    EmbeddedEngine engine() {
        return engine;
    }

    FaultyCommits commits() {
        return commits;
    }

    /** What somebody else with access to the engine can do. */
    void deployPast(ModelFile model) {
        try (CamundaClient intruder = CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .build()) {
            assertThat(intruder.newDeployResourceCommand()
                            .addResourceBytes(model.bytes(), model.resource())
                            .send()
                            .join()
                            .getProcesses())
                    .hasSize(1);
        }
    }

    /** Whether an instance is still under way in the engine. */
    boolean isActive(long instance) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .build()) {
            return client
                    .newProcessInstanceSearchRequest()
                    .filter(filter -> filter.processInstanceKey(instance).state(ProcessInstanceState.ACTIVE))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .findAny()
                    .isPresent();
        }
    }

    void stop() {
        node.close();
    }

    void start() {
        node = new StudioNode(world);
    }

    void restart() {
        stop();
        start();
    }

    JdbcClient sql() {
        return JdbcClient.create(dataSource);
    }

    /** Of whoever owns the database; with {@link #sql}. */
    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    int number(String sql, Object... params) {
        return sql().sql(sql).params(params).query(Integer.class).single();
    }

    int entries(String action) {
        return number("SELECT count(*) FROM audit_entry WHERE action = ?", action);
    }

    /** A released model with a version tag of its own, and a label in what it says of itself. */
    static ModelFile edited(String resource, String label) {
        return edited(
                Models.processes().stream()
                        .filter(model -> model.resource().equals(resource))
                        .findFirst()
                        .orElseThrow(),
                label);
    }

    static ModelFile edited(ModelFile model, String label) {
        String text = tagged(model.text(), "2027-01-01." + Integer.toUnsignedString(label.hashCode()))
                .replaceFirst("<bpmn:documentation>", "<bpmn:documentation>" + label + " ");
        assertThat(text).contains(label);
        return file(model.resource(), text);
    }

    static String tagged(String text, String tag) {
        String tagged = text.replaceFirst("versionTag value=\"[^\"]*\"", "versionTag value=\"" + tag + "\"");
        assertThat(tagged).isNotEqualTo(text);
        return tagged;
    }

    static ModelFile file(String resource, String text) {
        return new ModelFile(resource, text.getBytes(StandardCharsets.UTF_8));
    }

    UUID draft(String officer, String name) {
        return id(drafts().start(officer, name, Base.LIVE));
    }

    /** Saves upon the newest version. */
    int saved(String officer, UUID draft, ModelFile model) {
        int newest = drafts().draft(officer, draft).orElseThrow().newest();
        Saved saved = drafts().save(officer, new Edit(draft, newest, model));
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).version().number();
    }

    /** A proposal by {@link #ANN} of one edited model. */
    UUID proposed(String name, ModelFile model) {
        UUID draft = draft(ANN, name);
        return id(propose(ANN, draft, saved(ANN, draft, model)));
    }

    Act propose(String officer, UUID draft, int version) {
        return publications().propose(officer, new Proposal(draft, version, "期限の変更", APPROVAL));
    }

    UUID live(String name, ModelFile model) {
        UUID publication = proposed(name, model);
        assertThat(publications().approve(BEN, publication)).isEqualTo(new Act.Done(publication));
        awaitState(publication, State.LIVE);
        return publication;
    }

    /** What {@link #BEN} is answered who approves both in the same moment. */
    List<Act> approvedAtOnce(List<UUID> both) throws Exception {
        CyclicBarrier together = new CyclicBarrier(both.size());
        List<Act> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(both.size())) {
            List<Future<Act>> acts = both.stream()
                    .map(each -> threads.submit(() -> {
                        together.await();
                        return publications().approve(BEN, each);
                    }))
                    .toList();
            for (Future<Act> act : acts) {
                answers.add(act.get());
            }
        }
        return answers;
    }

    State state(UUID publication) {
        return publications().publication(ANN, publication).orElseThrow().state();
    }

    void awaitState(UUID publication, State state) {
        await(() -> state(publication) == state);
    }

    static UUID id(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
        return ((Act.Done) act).id();
    }

    /** A case that the engine has begun; what its steps would do is nobody's here. */
    UUID begunCase() {
        UUID id = waitingCase();
        await(() -> begun(id));
        return id;
    }

    /** A case that begins as soon as the house works. */
    UUID waitingCase() {
        return waitingCase(Optional.empty());
    }

    /** @param entered what is done in the transaction that enters it; without it the book does not know its application */
    UUID waitingCase(Optional<Consumer<UUID>> entered) {
        UUID id = UUID.randomUUID();
        part(TransactionTemplate.class).executeWithoutResult(status -> {
            enter(id);
            entered.ifPresent(done -> done.accept(id));
        });
        part(CaseConductor.class).start(id, ENROL_ID);
        return id;
    }

    private void enter(UUID id) {
        part(JdbcClient.class)
                .sql("""
                        INSERT INTO application (id, case_number, route, applicant_name, form, content, content_sha256,
                               nonce, explanation_version, explanation_shown_at, acknowledged_at, token_sha256,
                               network_sha256, user_agent, locale, created_at, content_expires_at)
                        VALUES (?, ?, 'my-number-card', '山田　花子', ?::jsonb, '', '', ?, '1', now(), now(), '', '', '',
                                'ja', now(), now())""")
                .params(id, "M-" + id, FORM, id.toString())
                .update();
    }

    private boolean begun(UUID caseId) {
        return number("SELECT count(*) FROM case_run WHERE case_id = ? AND process_instance_key IS NOT NULL", caseId)
                == 1;
    }

    String caseNumber(UUID caseId) {
        return sql().sql("SELECT case_number FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    /** Whether a case does not begin for a while. */
    boolean stillWaits(UUID caseId) {
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !begun(caseId));
        return !begun(caseId);
    }

    Optional<UUID> publicationOf(UUID caseId) {
        List<PublicationDesk.RunModels> runs = publications().runs(ANN, caseId);
        return runs.isEmpty() ? Optional.empty() : runs.getLast().publication();
    }

    /** Highest version of a process that Toroku deployed. */
    int version(String processId) {
        return number("SELECT max(version) FROM published_model WHERE process_id = ?", processId);
    }

    void assertBookIntact() {
        switch (part(BookVerifier.class).verify()) {
            case BookVerifier.Report.Intact intact ->
                assertThat(intact.entries()).isPositive();
            case BookVerifier.Report.Altered(var findings) ->
                assertThat(findings)
                        .filteredOn(finding -> !finding.where().startsWith("application "))
                        .isEmpty();
        }
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    @Override
    public void close() {
        node.close();
        gate.close();
        engine.close();
        dataSource.close();
        database.close();
    }
}
