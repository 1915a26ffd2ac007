package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import io.camunda.client.api.response.DeploymentEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenarios 11 to 13: what somebody with access to the engine may try, and what no job may do. */
class AuthorityTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep first = TestStep.answering("test-first", Map.of());
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());
    private final TestStep prepare = TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesJobsOfACloneDeployedPastToroku() {
        TestNode node = node();
        UUID caseId = running(node);
        DeploymentEvent clone = fixture.intruder()
                .newDeployResourceCommand()
                .addResourceBytes(TestModels.xml(TestModels.chain("clone-of-chain")), "clone.bpmn")
                .send()
                .join();

        startAsIntruder(clone.getProcesses().getFirst().getProcessDefinitionKey(), claims(caseId, currentRun(caseId)));

        await(() -> alarm("unknown-model") == 1);
        assertThat(first.performed()).isEmpty();
    }

    @Test
    void refusesJobsOfANewerVersionDeployedPastToroku() {
        TestNode node = node();
        UUID caseId = running(node);
        DeploymentEvent newer = fixture.intruder()
                .newDeployResourceCommand()
                .addResourceBytes(TestModels.xml(TestModels.chain(TestModels.CHAIN)), "test-chain.bpmn")
                .send()
                .join();
        assertThat(newer.getProcesses().getFirst().getVersion()).isEqualTo(2);

        startAsIntruder(newer.getProcesses().getFirst().getProcessDefinitionKey(), claims(caseId, currentRun(caseId)));
        await(() -> alarm("unknown-model") == 1);
        assertThat(first.performed()).isEmpty();

        UUID genuine = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(genuine));
    }

    @Test
    void refusesInstancesWithoutAReadableCaseOrRun() {
        TestNode node = node();
        UUID caseId = running(node);

        startAsIntruder(published(), Map.of());
        startAsIntruder(published(), Map.of("caseId", "1-1-1-1-1", "runId", "approved"));
        startAsIntruder(published(), Map.of("caseId", caseId.toString()));
        await(() -> alarm("no-case") == 3);

        startAsIntruder(published(), claims(caseId, UUID.randomUUID()));
        await(() -> alarm("unknown-run") == 1);

        startAsIntruder(published(), claims(UUID.randomUUID(), currentRun(caseId)));
        await(() -> alarm("case-mismatch") == 1);
        assertThat(first.performed()).isEmpty();
    }

    @Test
    void refusesAnInstanceThatClaimsToBeAnothersRun() {
        TestNode node = node();
        UUID caseId = running(node);

        startAsIntruder(published(), claims(caseId, currentRun(caseId)));

        await(() -> alarm("foreign-instance") == 1);
        assertThat(first.performed()).isEmpty();
    }

    @Test
    void refusesACaseWhoseVariablesWereTurnedIntoAnothers() {
        CountDownLatch variablesSet = new CountDownLatch(1);
        TestStep held = new TestStep("test-second", context -> {
            try {
                assertThat(variablesSet.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TestStep.done(Map.of(), () -> {});
        });
        TestNode node = fixture.node(List.of(prepare, first, held, third));
        UUID victim = running(node);
        UUID own = fixture.begin(node, TestModels.CHAIN);
        await(() -> !held.performed().isEmpty());
        fixture.intruder()
                .newSetVariablesCommand(fixture.instance(own))
                .variables(claims(victim, currentRun(victim)))
                .send()
                .join();
        variablesSet.countDown();

        await(() -> alarm("foreign-instance") == 1);
        assertThat(third.performed()).isEmpty();
    }

    @Test
    void cancelsAnInstanceOfAReplacedRunQuietly() {
        TestNode node = node();
        fixture.gate().breakDown(EngineGate.Kind.ANSWER_LOST, path -> path.equals("/v2/process-instances"));
        UUID caseId = fixture.begin(node, TestModels.CASE);
        await(() -> fixture.gate().hits() >= 1);
        fixture.gate().repair();

        fixture.task(node, caseId);
        // The case and the process it called; the instance whose creation was never answered is gone.
        await(() -> active() == 2 && fixture.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0);
        assertThat(prepare.performed()).hasSize(1);
        assertThat(fixture.entries("step-halted")).isZero();
    }

    private long active() {
        return fixture.intruder()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.state(io.camunda.client.api.search.enums.ProcessInstanceState.ACTIVE))
                .send()
                .join()
                .items()
                .size();
    }

    private TestNode node() {
        return fixture.node(List.of(prepare, first, second, third, TestStep.answering("test-finish", Map.of())));
    }

    /** A case that stands at its task. */
    private UUID running(TestNode node) {
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);
        return caseId;
    }

    private void startAsIntruder(long definition, Map<String, Object> variables) {
        fixture.intruder()
                .newCreateInstanceCommand()
                .processDefinitionKey(definition)
                .variables(variables)
                .send()
                .join();
    }

    private long published() {
        return fixture.sql()
                .sql("SELECT process_definition_key FROM published_model WHERE process_id = ?")
                .param(TestModels.CHAIN)
                .query(Long.class)
                .single();
    }

    private UUID currentRun(UUID caseId) {
        return fixture.sql()
                .sql("SELECT run_id FROM case_run WHERE case_id = ? AND current")
                .param(caseId)
                .query(UUID.class)
                .single();
    }

    private static Map<String, Object> claims(UUID caseId, UUID runId) {
        return Map.of("caseId", caseId.toString(), "runId", runId.toString());
    }

    private int alarm(String reason) {
        return fixture.number(
                "SELECT count(*) FROM audit_entry WHERE action = 'step-halted' AND detail LIKE ?",
                "%\"" + reason + "\"%");
    }
}
