package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A halted step stands in a list until people have it tried again, whatever happens to the engine meanwhile. */
class HaltedStepsTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final AtomicReference<StepResult> answer = new AtomicReference<>(new StepResult.Halt("document-damaged"));
    private final TestStep first = new TestStep("test-first", context -> answer.get());
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());

    @AfterEach
    void close() {
        fixture.close();
    }

    private TestNode node() {
        return fixture.node(List.of(first, second, third));
    }

    private HaltedSteps.Row halted(TestNode node, UUID caseId) {
        HaltedSteps steps = node.part(HaltedSteps.class);
        await(() -> steps.count("nobody") == 1);
        HaltedSteps.Row row = steps.list("nobody", 0, 10).getFirst();
        assertThat(row.step()).isEqualTo(new StepContext(caseId, "first", 1));
        return row;
    }

    private boolean resumed(TestNode node, HaltedSteps.Row row) {
        return Boolean.TRUE.equals(node.part(TransactionTemplate.class)
                .execute(status -> node.part(HaltedSteps.class).resume(row.step())));
    }

    @Test
    void aStepThatIsTriedAgainCarriesItsCaseOn() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        HaltedSteps.Row row = halted(node, caseId);
        assertThat(row.reason()).isEqualTo("document-damaged");
        assertThat(node.part(HaltedSteps.class).standsStill(caseId)).contains(row.since());
        assertThat(node.part(HaltedSteps.class).standsStill(UUID.randomUUID())).isEmpty();

        answer.set(TestStep.done(Map.of(), () -> {}));
        assertThat(resumed(node, row)).isTrue();

        await(() -> fixture.ended(caseId));
        assertThat(node.part(HaltedSteps.class).count("nobody")).isZero();
        assertThat(node.part(HaltedSteps.class).standsStill(caseId)).isEmpty();
        assertThat(first.performed()).hasSize(2);
        assertThat(resumed(node, row)).as("nothing stands still any more").isFalse();
    }

    @Test
    void aStepThatFailsAgainIsListedAgainWithItsNewReason() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        HaltedSteps.Row row = halted(node, caseId);

        answer.set(new StepResult.Halt("case-altered"));
        assertThat(resumed(node, row)).isTrue();

        await(() -> fixture.entries("step-halted") == 2);
        HaltedSteps.Row again = halted(node, caseId);
        assertThat(again.reason()).isEqualTo("case-altered");
        assertThat(again.since()).isAfter(row.since());
        answer.set(TestStep.done(Map.of(), () -> {}));
        assertThat(resumed(node, again)).isTrue();
        await(() -> fixture.ended(caseId));
    }

    @Test
    void oneOfTwoWhoWantItTriedAgainIsTold() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        HaltedSteps.Row row = halted(node, caseId);
        fixture.gate().breakDown(EngineGate.Kind.OVERLOADED, path -> true);

        assertThat(resumed(node, row)).isTrue();
        assertThat(resumed(node, row)).isFalse();

        answer.set(TestStep.done(Map.of(), () -> {}));
        fixture.gate().repair();
        await(() -> fixture.ended(caseId));
        assertThat(first.performed()).hasSize(2);
    }

    @Test
    void anActThatIsRolledBackLeavesTheStepHalted() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        HaltedSteps.Row row = halted(node, caseId);

        node.part(TransactionTemplate.class).executeWithoutResult(status -> {
            assertThat(node.part(HaltedSteps.class).resume(row.step())).isTrue();
            status.setRollbackOnly();
        });

        assertThat(node.part(HaltedSteps.class).count("nobody")).isEqualTo(1);
        assertThat(fixture.number("SELECT count(*) FROM outbox WHERE kind = 'RESUME'"))
                .isZero();
    }

    @Test
    void aStepWhoseEngineLostItsDataHaltsInTheNewRunAndIsTriedAgainThere() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        HaltedSteps.Row row = halted(node, caseId);

        fixture.engine().wipe();

        await(() -> fixture.entries("step-halted") == 2);
        HaltedSteps.Row again = halted(node, caseId);
        assertThat(again.since()).isAfter(row.since());
        answer.set(TestStep.done(Map.of(), () -> {}));
        assertThat(resumed(node, again)).isTrue();
        await(() -> fixture.ended(caseId));
    }
}
