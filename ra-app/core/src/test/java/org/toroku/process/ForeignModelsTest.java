package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import io.camunda.client.api.response.Process;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.ShiftingClock;

/** Models that somebody deploys past Toroku: found once each, whatever they are called, and none of ours taken for one. */
class ForeignModelsTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final List<TestStep> steps = List.of(
            TestStep.answering("test-first", Map.of()),
            TestStep.answering("test-second", Map.of()),
            TestStep.answering("test-third", Map.of()));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void findsEachModelDeployedPastTorokuOnce() {
        TestNode node = fixture.node(steps);
        UUID before = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(before));
        Process clone = deploy("clone-of-chain");
        Process newer = deploy(TestModels.CHAIN);

        await(() -> fixture.entries("foreign-model-found") == 2);
        assertThat(node.part(ModelRecords.class).foreign())
                .extracting(ModelRecords.Foreign::definition, ModelRecords.Foreign::processId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(newer.getProcessDefinitionKey(), TestModels.CHAIN),
                        org.assertj.core.groups.Tuple.tuple(clone.getProcessDefinitionKey(), "clone-of-chain"));
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> fixture.entries("foreign-model-found") == 2);
    }

    /** More definitions than one page of the engine's search. */
    @Test
    void findsTheLastOfMany() {
        fixture.node(steps);
        await(() -> fixture.number("SELECT count(*) FROM published_model") > 0);
        for (int n = 0; n < 105; n++) {
            deploy("foreign-" + n);
        }

        await(() -> fixture.entries("foreign-model-found") == 105);
    }

    @Test
    void takesNothingThatOneOfTwoNodesDeployedForForeign() {
        TestNode one = fixture.node(steps);
        TestNode two = fixture.node(steps);
        UUID caseId = fixture.begin(one, TestModels.CHAIN);
        await(() -> fixture.ended(caseId));
        fixture.engine().wipe();
        UUID next = fixture.begin(two, TestModels.CHAIN);
        await(() -> fixture.ended(next));

        assertThat(fixture.entries("foreign-model-found")).isZero();
        assertThat(one.part(ModelRecords.class).foreign()).isEmpty();
    }

    /** What an interrupted attempt may have deployed is not judged; a stranger's must not hide behind that for ever. */
    @Test
    void findsAStrangersModelWhereOurOwnCannotBeDeployedForLong() {
        ShiftingClock clock = new ShiftingClock();
        AtomicBoolean withheld = new AtomicBoolean();
        TestNode node =
                fixture.prepared(steps).with(chosenAnewWhen(withheld)).at(clock).start();
        UUID before = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(before));
        withheld.set(true);
        deploy("clone-of-chain");
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> fixture.entries("foreign-model-found") == 0);

        clock.forward(Duration.ofMinutes(11));
        await(() -> fixture.entries("foreign-model-found") == 1);
    }

    private static ModelSource chosenAnewWhen(AtomicBoolean withheld) {
        UUID another = UUID.randomUUID();
        return new TestModels.Source() {
            @Override
            public Optional<UUID> publication() {
                return withheld.get() ? Optional.of(another) : super.publication();
            }

            @Override
            public ModelSet models() {
                if (withheld.get()) {
                    throw new ModelsWithheldException("models-altered");
                }
                return super.models();
            }
        };
    }

    private Process deploy(String processId) {
        return fixture.intruder()
                .newDeployResourceCommand()
                .addResourceBytes(TestModels.xml(TestModels.chain(processId)), processId + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst();
    }
}
