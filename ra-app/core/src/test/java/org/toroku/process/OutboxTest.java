package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.process.ProcessFixture.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 23 and what else can lie between a commit and the engine. */
class OutboxTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep first = TestStep.answering("test-first", Map.of());
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void waitsWhileTheEngineIsOverloadedAndResumes() {
        TestNode node = fixture.node(List.of(first, second, third));
        await(() -> fixture.number("SELECT count(*) FROM published_model") > 0);
        fixture.gate().breakDown(EngineGate.Kind.OVERLOADED, path -> true);
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.number(
                        "SELECT coalesce(max(attempts), 0) FROM outbox WHERE last_error_code = 'engine-http-503'")
                >= 3);

        fixture.gate().repair();

        await(() -> fixture.ended(caseId));
        assertThat(first.performed()).hasSize(1);
    }

    @Test
    void waitsForAnEngineThatIsNotThereAtTheStart() {
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        TestNode node = fixture.node(List.of(first, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.gate().hits() >= 2);

        fixture.gate().repair();

        await(() -> fixture.ended(caseId));
    }

    @Test
    void startsACaseOnceHoweverOftenItIsAskedTo() {
        TestNode node = fixture.node(List.of(first, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        for (int i = 0; i < 5; i++) {
            node.part(CaseConductor.class).start(caseId, TestModels.CHAIN);
        }
        await(() -> fixture.ended(caseId));
        node.part(CaseConductor.class).start(caseId, TestModels.CHAIN);

        assertThat(fixture.number("SELECT count(*) FROM case_run WHERE case_id = ?", caseId))
                .isEqualTo(1);
        assertThat(fixture.number("SELECT count(*) FROM outbox WHERE case_id = ?", caseId))
                .isEqualTo(1);
    }

    @Test
    void forgetsAStartWhoseTransactionRollsBack() {
        TestNode node = fixture.node(List.of(first, second, third));
        UUID caseId = UUID.randomUUID();

        assertThatThrownBy(() -> node.part(TransactionTemplate.class).executeWithoutResult(status -> {
                    node.part(CaseConductor.class).start(caseId, TestModels.CHAIN);
                    throw new IllegalStateException("the submission fails");
                }))
                .hasMessage("the submission fails");

        assertThat(fixture.number("SELECT count(*) FROM conducted_case")).isZero();
        assertThat(fixture.number("SELECT count(*) FROM outbox")).isZero();
    }

    @Test
    void twoNodesShareTheWorkWithoutDoublingIt() {
        TestNode one = fixture.node(List.of(first, second, third));
        fixture.node(List.of(first, second, third));
        for (int i = 0; i < 40; i++) {
            one.part(CaseConductor.class).start(UUID.randomUUID(), TestModels.CHAIN);
        }

        await(() -> fixture.number("SELECT count(*) FROM conducted_case WHERE ended_at IS NOT NULL") == 40);

        assertThat(fixture.number("SELECT count(*) FROM case_run")).isEqualTo(40);
        assertThat(first.performed()).hasSize(40);
        assertThat(fixture.number("SELECT count(*) FROM case_journal")).isEqualTo(120);
    }
}
