package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Codes;
import org.toroku.workflows.proof.Violation;

/** Models that are not proven never reach the engine, and nobody works on what is there already. */
class ModelsRefusedTest {
    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Who publishes nothing works on nothing either, whatever the engine has from others. */
    @Test
    void aNodeWhoseModelsAreNotProvenPublishesNothing() {
        TestNode node = fixture.prepared(List.of(TestStep.answering("test-first", Map.of())))
                .guardedBy(ModelGate.proof())
                .start();

        assertThatThrownBy(() -> node.part(ModelPublisher.class).publish(fixture.intruder()))
                .isInstanceOf(ModelsWithheldException.class)
                .hasMessage("models-not-proven");
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
                .isInstanceOf(ModelsWithheldException.class)
                .hasMessage("models-not-proven");
    }

    @Test
    void theReleasedModelsPassTheGateAndAForgedOneDoesNot() {
        List<ModelFile> models = ModelSource.released().models().models();
        assertThat(ModelGate.proof().examine(models)).isEmpty();

        String name = "bpmn/decide-application.bpmn";
        List<ModelFile> forged = models.stream()
                .map(model -> model.resource().equals(name)
                        ? new ModelFile(
                                name,
                                model.text()
                                        .replace("source=\"=decision\"", "source=\"=&#34;ACCEPT&#34;\"")
                                        .getBytes(StandardCharsets.UTF_8))
                        : model)
                .toList();
        assertThat(ModelGate.proof().examine(forged))
                .extracting(Violation::code)
                .containsOnly(Codes.OUTCOME_FORGED);
    }
}
