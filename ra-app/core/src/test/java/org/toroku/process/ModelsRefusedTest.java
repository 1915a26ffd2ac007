package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.proof.Codes;
import org.toroku.workflows.proof.Violation;

/** Models that are not proven never reach the engine, and nobody works on what is there already. */
class ModelsRefusedTest {
    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anApplicationWhoseModelsAreNotProvenDoesNotStart() {
        TestNode node = fixture.prepared(List.of(TestStep.answering("test-first", Map.of())))
                .guardedBy(ModelGate::proof);

        assertThatThrownBy(node::start)
                .hasRootCauseInstanceOf(ModelsRefusedException.class)
                .rootCause()
                .hasMessageContaining("models are not published: ")
                .hasMessageContaining(Codes.TASK_SCHEDULE + " (test-review/review)");
        assertThat(fixture.gate().hits()).isZero();
        assertThat(fixture.number("SELECT count(*) FROM published_model")).isZero();
    }

    /** Models may change while a node runs; each publication asks again. */
    @Test
    void publishesNothingOnceTheGateIsShut() {
        TestNode node = fixture.prepared(List.of(TestStep.answering("test-first", Map.of())));
        List<Violation> against = new CopyOnWriteArrayList<>();
        node.guardedBy(models -> List.copyOf(against)).start();
        ProcessFixture.await(() -> fixture.number("SELECT count(*) FROM published_model") > 0);
        against.add(
                new Violation(Codes.ISSUE_WITHOUT_DECISION, "enrol-paper", "order-certificate", List.of(), Map.of()));

        assertThatThrownBy(() -> node.part(ModelPublisher.class).publish(fixture.intruder()))
                .isInstanceOf(ModelsRefusedException.class)
                .hasMessage("models are not published: issue-without-decision (enrol-paper/order-certificate)");
    }

    @Test
    void theReleasedModelsPassTheGateAndAForgedOneDoesNot() {
        SortedMap<String, byte[]> models = ModelSource.released();
        assertThat(ModelGate.proof(models)).isEmpty();

        String name = "bpmn/decide-application.bpmn";
        models.put(
                name,
                new String(models.get(name), StandardCharsets.UTF_8)
                        .replace("source=\"=decision\"", "source=\"=&#34;ACCEPT&#34;\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(ModelGate.proof(models)).extracting(Violation::code).containsOnly(Codes.OUTCOME_FORGED);
    }
}
