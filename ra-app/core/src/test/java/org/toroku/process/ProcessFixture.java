package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;

/** A database, an engine, the network to it, and any number of nodes, for one test. */
final class ProcessFixture implements AutoCloseable {
    private final TestDatabase database = TestDatabase.fresh();
    private final EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.withControlledClock());
    private final EngineGate gate = new EngineGate(engine.restAddress());
    private final List<TestNode> nodes = new ArrayList<>();
    private final CamundaClient intruder = CamundaClient.newClientBuilder()
            .restAddress(engine.restAddress())
            .preferRestOverGrpc(true)
            .build();

    TestDatabase database() {
        return database;
    }

    JdbcClient sql() {
        return database.sql();
    }

    EmbeddedEngine engine() {
        return engine;
    }

    EngineGate gate() {
        return gate;
    }

    /** Somebody else with access to the engine. */
    CamundaClient intruder() {
        return intruder;
    }

    TestNode node(List<? extends Step> steps) {
        return node(steps, Map.of());
    }

    TestNode node(List<? extends Step> steps, Map<String, String> settings) {
        TestNode node = TestNode.started(database, gate.address(), steps, settings);
        nodes.add(node);
        return node;
    }

    TestNode prepared(List<? extends Step> steps) {
        TestNode node = TestNode.prepared(database, gate.address(), steps, Map.of());
        nodes.add(node);
        return node;
    }

    /** A new case of the given process. */
    UUID begin(TestNode node, String processId) {
        UUID caseId = database.application("M-" + UUID.randomUUID(), "山田　花子");
        node.part(CaseConductor.class).start(caseId, processId);
        return caseId;
    }

    /** Outcomes of a step in the journal. */
    int outcomes(UUID caseId, String elementId) {
        return number("SELECT count(*) FROM case_journal WHERE case_id = ? AND element_id = ?", caseId, elementId);
    }

    int entries(String action) {
        return number("SELECT count(*) FROM audit_entry WHERE action = ?", action);
    }

    boolean ended(UUID caseId) {
        return number("SELECT count(*) FROM conducted_case WHERE case_id = ? AND ended_at IS NOT NULL", caseId) == 1;
    }

    /** Where the current run of a case lives, -1 while it has no place. */
    long instance(UUID caseId) {
        return sql().sql("SELECT coalesce(max(process_instance_key), -1) FROM case_run WHERE case_id = ? AND current")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    int number(String sql, Object... params) {
        return sql().sql(sql).params(params).query(Integer.class).single();
    }

    /** The only open task of a case, once it is there. */
    Inbox.Row task(TestNode node, UUID caseId) {
        List<Inbox.Row> found = new ArrayList<>();
        await(() -> {
            found.clear();
            tasks(node).stream().filter(row -> row.caseId().equals(caseId)).forEach(found::add);
            return found.size() == 1;
        });
        return found.getFirst();
    }

    /** The engine's key of a case's only task, once the engine has finished creating it. */
    long engineTask(UUID caseId) {
        long key = sql().sql("SELECT user_task_key FROM inbox_task WHERE case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
        await(() ->
                intruder
                        .newUserTaskSearchRequest()
                        .filter(filter -> filter.userTaskKey(key))
                        .send()
                        .join()
                        .items()
                        .stream()
                        .anyMatch(task -> task.getState() == UserTaskState.CREATED));
        return key;
    }

    List<Inbox.Row> tasks(TestNode node) {
        return node.part(Inbox.class)
                .list(
                        new Inbox.Filter("", java.util.Optional.empty(), false, "", 0, 1000),
                        java.util.Set.of("examiner", "decider"));
    }

    static void await(Callable<Boolean> condition) {
        patient().until(condition);
    }

    static ConditionFactory patient() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        nodes.forEach(TestNode::close);
        intruder.close();
        gate.close();
        engine.close();
        database.close();
    }
}
