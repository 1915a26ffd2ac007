package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;

/** Scenario 22: the engine loses everything; every open case goes on from the journal. */
class RecoveryTest {
    private static final Set<String> EXAMINER = Set.of("examiner");

    private final ProcessFixture fixture = new ProcessFixture();
    private final Map<UUID, Instant> deadlines = new ConcurrentHashMap<>();
    private final TestStep prepare = new TestStep(
            "test-prepare",
            context -> TestStep.done(
                    Map.of(
                            "deadline",
                            deadlines.getOrDefault(context.caseId(), FAR).toString()),
                    () -> {}));
    private final TestStep finish = TestStep.answering("test-finish", Map.of());
    private final TestStep expire = TestStep.answering("test-expire", Map.of());
    private final TestStep first = TestStep.answering("test-first", Map.of());
    private final TestStep second = TestStep.answering("test-second", Map.of());
    private final TestStep third = TestStep.answering("test-third", Map.of());

    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anEngineThatLosesItsDataWhileRunningGetsEveryOpenCaseBackWhereItStood() {
        TestNode node = node();
        UUID atTask = fixture.begin(node, TestModels.CASE);
        UUID claimed = fixture.begin(node, TestModels.CASE);
        UUID waiting = fixture.begin(node, TestModels.CASE);
        UUID ended = fixture.begin(node, TestModels.CHAIN);
        Inbox.Row openTask = fixture.task(node, atTask);
        Inbox.Row claimedTask = fixture.task(node, claimed);
        node.part(Inbox.class).claim(claimedTask.taskKey(), "suzuki", EXAMINER);
        decide(node, waiting);
        await(() -> fixture.ended(ended));

        fixture.engine().wipe();

        await(() -> fixture.entries("engine-lost-cases-restarted") == 1);
        await(() -> fixture.tasks(node).stream().map(Inbox.Row::caseId).toList().containsAll(List.of(atTask, claimed))
                && fixture.tasks(node).size() == 2);
        assertThat(fixture.task(node, atTask)).isEqualTo(openTask);
        assertThat(fixture.task(node, claimed).assignee()).contains("suzuki");
        node.part(CaseConductor.class).tell(waiting, TestModels.NOTE, Map.of(), new Actor.Applicant());
        await(() -> fixture.ended(waiting));
        assertThat(node.part(Inbox.class).commit(claimedTask.taskKey(), "suzuki", Map.of("verdict", "ACCEPT")))
                .isInstanceOf(Inbox.Commit.Committed.class);
        node.part(CaseConductor.class).tell(claimed, TestModels.NOTE, Map.of(), new Actor.Applicant());
        await(() -> fixture.ended(claimed));

        assertThat(prepare.performed()).hasSize(3);
        assertThat(finish.performed()).hasSize(2);
        assertThat(first.performed()).hasSize(1);
        assertThat(fixture.entries("step-halted")).isZero();
        assertThat(findings(node)).isEmpty();
    }

    @Test
    void aDiagramThatEndsBeforeTheBusinessOfItsCaseStartsAgain() {
        Set<UUID> over = ConcurrentHashMap.newKeySet();
        TestNode node = fixture.prepared(List.of(first, second, third))
                .with(caseId -> Optional.of(over.contains(caseId)))
                .start();
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.entries("case-restarted") >= 1);
        assertThat(fixture.ended(caseId)).isFalse();
        assertThat(first.performed())
                .as("the journal answers for the second run")
                .hasSize(1);

        over.add(caseId);
        await(() -> fixture.ended(caseId));
        assertThat(findings(node)).isEmpty();
    }

    @Test
    void aDeadlineStaysTheSameMomentAfterTheEngineWasLost() {
        TestNode node = node();
        UUID caseId = fixture.database().application("M-1", "山田　花子");
        deadlines.put(caseId, Instant.now().plusSeconds(3600));
        node.part(CaseConductor.class).start(caseId, TestModels.CASE);
        decide(node, caseId);
        fixture.engine().wipe();
        await(() -> fixture.entries("engine-lost-cases-restarted") == 1
                && fixture.instance(caseId) > 0
                && fixture.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0);

        fixture.engine().clock().addTime(Duration.ofMinutes(59));
        assertThat(expire.performed()).isEmpty();
        fixture.engine().clock().addTime(Duration.ofMinutes(2));

        await(() -> fixture.outcomes(caseId, "expire") == 1);
        assertThat(finish.performed()).isEmpty();
    }

    @Test
    void aMessageToldBeforeTheLossArrivesAgainInTheNewRun() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        Inbox.Row task = fixture.task(node, caseId);
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of("note", "A-1"), new Actor.Applicant());
        await(() -> fixture.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0);

        fixture.engine().wipe();
        await(() -> fixture.entries("engine-lost-cases-restarted") == 1);
        fixture.task(node, caseId);
        node.part(Inbox.class).claim(task.taskKey(), "tanaka", EXAMINER);
        node.part(Inbox.class).commit(task.taskKey(), "tanaka", Map.of("verdict", "ACCEPT"));

        await(() -> fixture.ended(caseId));
        assertThat(fixture.outcomes(caseId, "finish")).isEqualTo(1);
    }

    @Test
    void aMessageThatCameInTimeIsNotOvertakenByItsDeadlineInTheNewRun() {
        TestNode node = node();
        UUID caseId = fixture.database().application("M-1", "山田　花子");
        deadlines.put(caseId, Instant.now().plusSeconds(3600));
        node.part(CaseConductor.class).start(caseId, TestModels.CASE);
        Inbox.Row task = fixture.task(node, caseId);
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of(), new Actor.Applicant());
        await(() -> fixture.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0);
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        node.part(Inbox.class).claim(task.taskKey(), "tanaka", EXAMINER);
        node.part(Inbox.class).commit(task.taskKey(), "tanaka", Map.of("verdict", "ACCEPT"));
        fixture.engine().wipe();
        fixture.engine().clock().addTime(Duration.ofHours(2));
        fixture.gate().repair();

        await(() -> fixture.ended(caseId));
        assertThat(fixture.outcomes(caseId, "finish")).isEqualTo(1);
        assertThat(expire.performed()).isEmpty();
    }

    @Test
    void anOfficersDecisionCommittedWhileTheEngineIsGoneCountsInTheNewRun() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        Inbox.Row task = fixture.task(node, caseId);
        node.part(Inbox.class).claim(task.taskKey(), "tanaka", EXAMINER);
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        fixture.engine().wipe();

        assertThat(node.part(Inbox.class).commit(task.taskKey(), "tanaka", Map.of("verdict", "ACCEPT")))
                .isInstanceOf(Inbox.Commit.Committed.class);
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of(), new Actor.Applicant());
        fixture.gate().repair();

        await(() -> fixture.ended(caseId));
        assertThat(fixture.tasks(node)).isEmpty();
        assertThat(fixture.outcomes(caseId, "review")).isEqualTo(1);
    }

    @Test
    void aNodeThatStartsWithAnEmptyEngineBringsItsCasesBack() {
        TestNode before = node();
        UUID caseId = fixture.begin(before, TestModels.CASE);
        Inbox.Row task = fixture.task(before, caseId);
        before.close();
        fixture.engine().wipe();

        TestNode after = node();

        await(() -> fixture.instance(caseId) > 0 && fixture.tasks(after).size() == 1);
        assertThat(fixture.task(after, caseId)).isEqualTo(task);
        assertThat(prepare.performed()).hasSize(1);
    }

    @Test
    void aNewCaseFindsItsModelAgainAlthoughNoOpenCaseShowedTheLoss() {
        TestNode node = node();
        UUID earlier = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(earlier));
        fixture.engine().wipe();

        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        await(() -> fixture.ended(caseId));
    }

    @Test
    void aRestartOfTheNodeAloneRestartsNoCase() {
        TestNode before = node();
        UUID caseId = fixture.begin(before, TestModels.CASE);
        fixture.task(before, caseId);
        long instance = fixture.instance(caseId);
        before.close();

        TestNode after = node();
        UUID next = fixture.begin(after, TestModels.CHAIN);
        await(() -> fixture.ended(next));

        assertThat(fixture.instance(caseId)).isEqualTo(instance);
        assertThat(fixture.entries("model-published"))
                .isEqualTo(TestModels.all().size());
        assertThat(fixture.entries("engine-lost-cases-restarted")).isZero();
    }

    @Test
    void aCaseIsNotStartedAgainBeforeItsGraceIsOver() {
        TestNode node = fixture.node(steps(), Map.of("toroku.process.recovery.grace", "PT1H"));
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);
        long instance = fixture.instance(caseId);
        fixture.sql()
                .sql("UPDATE case_run SET process_instance_key = process_instance_key + 7 WHERE case_id = ?")
                .param(caseId)
                .update();

        await(() -> fixture.number("SELECT count(*) FROM case_run WHERE missing_since IS NOT NULL") == 1);
        assertThat(fixture.entries("case-restarted")).isZero();

        fixture.sql()
                .sql("UPDATE case_run SET missing_since = now() - interval '2 hours' WHERE case_id = ?")
                .param(caseId)
                .update();
        await(() -> fixture.entries("case-restarted") == 1 && fixture.instance(caseId) > instance + 7);
    }

    @Test
    void aStepVisitedTwiceKeepsItsTwoOutcomesApartInTheNewRun() {
        AtomicInteger visits = new AtomicInteger();
        List<Step> steps = new ArrayList<>(steps());
        steps.add(new TestStep("test-ask", context -> {
            visits.incrementAndGet();
            return TestStep.done(Map.of("answer", context.occurrence() == 1 ? "PENDING" : "GOOD"), () -> {});
        }));
        TestNode node = fixture.node(steps);
        UUID caseId = fixture.begin(node, TestModels.LOOP);
        fixture.task(node, caseId);
        assertThat(visits).hasValue(2);

        fixture.engine().wipe();
        await(() -> fixture.entries("engine-lost-cases-restarted") == 1 && fixture.instance(caseId) > 0);
        await(() ->
                fixture.number("SELECT count(*) FROM case_visit v JOIN case_run r ON r.run_id = v.run_id AND r.current"
                                + " WHERE v.element_id = 'review-answer'")
                        == 1);

        assertThat(visits).hasValue(2);
        assertThat(node.part(CaseTrail.class).of(caseId))
                .extracting(
                        CaseTrail.Entry::occurrence,
                        entry -> Optional.ofNullable(entry.outcome().get("answer")))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Optional.of("PENDING")),
                        org.assertj.core.groups.Tuple.tuple(2, Optional.of("GOOD")));
    }

    /** What the book finds altered, but for the applications, which these tests write without it. */
    private static List<String> findings(TestNode node) {
        return switch (node.part(BookVerifier.class).verify()) {
            case BookVerifier.Report.Intact _ -> List.of();
            case BookVerifier.Report.Altered altered ->
                altered.findings().stream()
                        .map(finding -> finding.where() + ": " + finding.what())
                        .filter(finding -> !finding.startsWith("application "))
                        .toList();
        };
    }

    private void decide(TestNode node, UUID caseId) {
        Inbox.Row task = fixture.task(node, caseId);
        node.part(Inbox.class).claim(task.taskKey(), "tanaka", EXAMINER);
        node.part(Inbox.class).commit(task.taskKey(), "tanaka", Map.of("verdict", "ACCEPT"));
        await(() -> node.part(Inbox.class).find(task.taskKey()).orElseThrow().state() == Inbox.State.COMPLETED);
    }

    private TestNode node() {
        return fixture.node(steps());
    }

    private List<TestStep> steps() {
        return List.of(prepare, finish, expire, first, second, third);
    }
}
