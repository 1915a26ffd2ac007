package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import io.camunda.client.api.search.enums.IncidentState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** Scenarios 2, 3 and 24: jobs are delivered at least once, steps count once. */
class StepDeliveryTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep first = TestStep.answering("test-first", Map.of("decision", "ACCEPT"));
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void carriesACaseThroughAllItsSteps() {
        TestNode node = fixture.node(List.of(first, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));

        assertThat(node.part(CaseTrail.class).of(caseId))
                .extracting(CaseTrail.Entry::elementId, CaseTrail.Entry::occurrence, CaseTrail.Entry::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", 1, "SERVICE_TASK"),
                        org.assertj.core.groups.Tuple.tuple("second", 1, "SERVICE_TASK"),
                        org.assertj.core.groups.Tuple.tuple("third", 1, "SERVICE_TASK"));
        assertThat(first.performed()).containsExactly(new StepContext(caseId, "first", 1));
    }

    @Test
    void answersAStepWhoseCompletionWasLostWithWhatItDecidedTheFirstTime() {
        TestNode node =
                fixture.node(List.of(first, second, third), Map.of("toroku.process.workers.job-timeout", "PT1S"));
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> path.endsWith("/completion"));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.number("SELECT coalesce(max(deliveries), 0) FROM case_visit") >= 2);
        fixture.gate().repair();
        await(() -> fixture.ended(caseId));

        assertThat(first.performed()).hasSize(1);
        assertThat(first.writes()).isEqualTo(1);
        assertThat(fixture.outcomes(caseId, "first")).isEqualTo(1);
    }

    @Test
    void aNodeThatDiesBetweenCommitAndAnswerIsFollowedByOneThatAnswers() {
        TestNode dying =
                fixture.node(List.of(first, second, third), Map.of("toroku.process.workers.job-timeout", "PT1S"));
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> path.endsWith("/completion"));
        UUID caseId = fixture.begin(dying, TestModels.CHAIN);
        await(() -> fixture.outcomes(caseId, "first") == 1);
        dying.close();
        fixture.gate().repair();

        TestStep firstAgain = TestStep.answering("test-first", Map.of("decision", "REJECT"));
        TestNode following = fixture.node(List.of(firstAgain, second, third));
        await(() -> fixture.ended(caseId));

        assertThat(firstAgain.performed()).isEmpty();
        assertThat(following.part(CaseTrail.class).of(caseId).getFirst().outcome())
                .containsEntry("decision", "ACCEPT");
    }

    @Test
    void oneOfTwoWorkersOnTheSameStepWinsAndBothAnswerAlike() {
        CountDownLatch oneIsAtIt = new CountDownLatch(1);
        CountDownLatch otherIsAtIt = new CountDownLatch(1);
        List<TestStep> racers =
                List.of(racer(oneIsAtIt, otherIsAtIt, "ACCEPT"), racer(otherIsAtIt, oneIsAtIt, "REJECT"));
        for (TestStep racer : racers) {
            fixture.node(
                    List.of(racer, second, third),
                    Map.of(
                            "toroku.process.workers.job-timeout", "PT0.5S",
                            "toroku.process.workers.poison-after", "100"));
        }
        UUID caseId = UUID.randomUUID();
        TestNode any = fixture.node(List.of(), Map.of("toroku.process.workers.enabled", "false"));
        any.part(CaseConductor.class).start(caseId, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));

        assertThat(racers).allSatisfy(racer -> assertThat(racer.performed()).isNotEmpty());
        assertThat(racers.stream().mapToInt(TestStep::writes).sum()).isEqualTo(1);
        assertThat(fixture.outcomes(caseId, "first")).isEqualTo(1);
        assertThat(fixture.number(
                        "SELECT count(*) FROM audit_entry WHERE action = 'step-completed'"
                                + " AND case_id = ? AND detail LIKE '%\"first\"%'",
                        caseId))
                .isEqualTo(1);
    }

    /** A delivery that looks while another one finishes finds the case elsewhere already; that is no trouble of anybody. */
    @Test
    void aDeliveryThatWasOvertakenHaltsNothing() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(1);
        TestStep step = new TestStep("test-first", context -> {
            if (calls.incrementAndGet() > 1) {
                twice.countDown();
                await(() -> fixture.outcomes(context.caseId(), "first") == 1);
                return calls.get() % 2 == 0
                        ? new StepResult.Halt("not-accepted")
                        : new StepResult.Astray("nothing-to-tell");
            }
            try {
                assertThat(twice.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TestStep.done(Map.of("decision", "ACCEPT"), () -> {});
        });
        TestNode node = fixture.node(
                List.of(step, second, third),
                Map.of(
                        "toroku.process.workers.job-timeout", "PT0.5S",
                        "toroku.process.workers.poison-after", "100"));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));

        assertThat(step.performed()).hasSizeGreaterThan(1);
        assertThat(step.writes()).isEqualTo(1);
        assertThat(fixture.entries("step-halted")).isZero();
        assertThat(fixture.entries("case-restarted")).isZero();
    }

    private static TestStep racer(CountDownLatch mine, CountDownLatch other, String decision) {
        return new TestStep("test-first", context -> {
            mine.countDown();
            try {
                assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TestStep.done(Map.of("decision", decision), () -> {});
        });
    }

    @Test
    void writesThatFailTakeTheOutcomeWithThem() {
        TestStep failing = new TestStep(
                "test-first",
                context -> TestStep.done(Map.of(), () -> {
                    throw new IllegalStateException("no such luck");
                }));
        TestNode node = fixture.node(List.of(failing, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.entries("step-halted") == 1);

        assertThat(failing.performed()).hasSize(3);
        assertThat(fixture.outcomes(caseId, "first")).isZero();
        await(() -> incidents(caseId).equals(List.of("unexpected-error")));
    }

    @Test
    void waitsWithoutUsingUpRetriesForAStepThatWantsToTryAgain() {
        TestStep patient = new TestStep("test-first", context -> {
            return attempt(context) < 6
                    ? new StepResult.TryAgain(java.time.Duration.ofMillis(50), "ca-unavailable")
                    : TestStep.done(Map.of(), () -> {});
        });
        TestNode node = fixture.node(List.of(patient, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));

        assertThat(patient.performed()).hasSize(6);
        assertThat(fixture.entries("step-halted")).isZero();
    }

    private final AtomicInteger attempts = new AtomicInteger();

    private int attempt(StepContext context) {
        assertThat(context.occurrence()).isEqualTo(1);
        return attempts.incrementAndGet();
    }

    @Test
    void stopsACaseWithAnIncidentAndAnAlarmWhenItsStepSaysSo() {
        TestStep halting = new TestStep("test-first", context -> new StepResult.Halt("order-key-mismatch"));
        TestNode node = fixture.node(List.of(halting, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.entries("step-halted") == 1);

        await(() -> incidents(caseId).equals(List.of("order-key-mismatch")));
        assertThat(second.performed()).isEmpty();
    }

    @Test
    void startsACaseAgainThatTheEngineLedAstray() {
        AtomicBoolean astray = new AtomicBoolean(true);
        TestStep lost = new TestStep(
                "test-second",
                context -> astray.getAndSet(false)
                        ? new StepResult.Astray("nothing-to-tell")
                        : TestStep.done(Map.of(), () -> {}));
        TestNode node = fixture.node(List.of(first, lost, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(caseId));

        assertThat(fixture.entries("case-restarted")).isEqualTo(1);
        assertThat(first.performed()).hasSize(1);
        assertThat(lost.performed()).hasSize(2);
        assertThat(third.performed()).hasSize(1);
        assertThat(fixture.entries("step-halted")).isZero();
    }

    /** As a model at odds with the books would lead it, again and again. */
    @Test
    void startsACaseThatIsAlwaysLedAstrayThreeTimesAndThenWaits() {
        TestStep lost = new TestStep("test-second", context -> new StepResult.Astray("nothing-to-tell"));
        TestNode node = fixture.node(List.of(first, lost, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.entries("case-restarted") == 3 && lost.performed().size() == 4);

        ProcessFixture.patient()
                .during(Duration.ofSeconds(3))
                .until(() -> lost.performed().size() == 4);
        assertThat(fixture.entries("case-restarted")).isEqualTo(3);
        assertThat(fixture.ended(caseId)).isFalse();
        assertThat(fixture.entries("step-halted")).isZero();
    }

    /** An outage longer than the deliveries after which a step counts as deadly. */
    @Test
    void takesADatabaseThatIsAwayAtEachCommitForNoFaultOfTheStep() {
        AtomicInteger refusals = new AtomicInteger(5);
        TestStep unlucky = new TestStep(
                "test-first",
                context -> TestStep.done(Map.of(), () -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new CannotAcquireLockException("as PostgreSQL says while it shuts down or is deadlocked");
                    }
                }));
        TestNode node = fixture.node(List.of(unlucky, second, third));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));
        assertThat(unlucky.performed()).hasSize(6);
        assertThat(fixture.entries("step-halted")).isZero();
    }

    @Test
    void raisesAnAlarmWhenWorkersKeepDyingOnAStep() {
        CountDownLatch never = new CountDownLatch(1);
        TestStep deadly = new TestStep("test-first", context -> {
            try {
                assertThat(never.await(60, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new StepResult.Halt("never-reached");
        });
        TestNode node =
                fixture.node(List.of(deadly, second, third), Map.of("toroku.process.workers.job-timeout", "PT0.5S"));
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.entries("step-halted") == 1);

        await(() -> incidents(caseId).equals(List.of("delivered-too-often")));
        assertThat(deadly.performed()).hasSize(3);
        never.countDown();
    }

    private List<String> incidents(UUID caseId) {
        return fixture
                .intruder()
                .newIncidentSearchRequest()
                .filter(filter ->
                        filter.processInstanceKey(fixture.instance(caseId)).state(IncidentState.ACTIVE))
                .send()
                .join()
                .items()
                .stream()
                .map(incident -> incident.getErrorMessage())
                .toList();
    }
}
