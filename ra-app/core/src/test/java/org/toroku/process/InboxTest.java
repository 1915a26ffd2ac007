package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.process.ProcessFixture.await;

import io.camunda.client.api.command.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenarios 4, 11, 12 and 16 as far as tasks go: only what was committed at a desk completes one. */
class InboxTest {
    private static final Set<String> EXAMINER = Set.of("examiner");

    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep prepare =
            TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z", "verdict", "NONE"));
    private final TestStep finish = TestStep.answering("test-finish", Map.of());
    private final TestStep expire = TestStep.answering("test-expire", Map.of());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void showsATaskWithWhatPeopleKnowTheCaseBy() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);

        Inbox.Row task = fixture.task(node, caseId);

        assertThat(task.elementId()).isEqualTo("review");
        assertThat(task.candidateGroup()).isEqualTo("examiner");
        assertThat(task.applicantName()).isEqualTo("山田　花子");
        assertThat(task.assignee()).isEmpty();
        assertThat(list(node, "花子", EXAMINER)).containsExactly(task);
        assertThat(list(node, task.caseNumber().substring(4), EXAMINER)).containsExactly(task);
        assertThat(list(node, "%", EXAMINER)).isEmpty();
        assertThat(list(node, "", Set.of("auditor"))).isEmpty();
        assertThat(list(node, "", Set.of())).isEmpty();
    }

    @Test
    void completesATaskWithTheCommittedOutcomeOnly() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        long key = fixture.task(node, caseId).taskKey();
        Inbox inbox = node.part(Inbox.class);

        assertThat(inbox.commit(key, "tanaka", Map.of("verdict", "ACCEPT")))
                .isInstanceOf(Inbox.Commit.NotClaimed.class);
        inbox.claim(key, "tanaka", EXAMINER);
        assertThat(inbox.commit(key, "tanaka", Map.of("verdict", "ACCEPT"))).isInstanceOf(Inbox.Commit.Committed.class);
        assertThat(inbox.commit(key, "tanaka", Map.of("verdict", "REJECT")))
                .isEqualTo(new Inbox.Commit.AlreadyDone("tanaka"));
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of(), new org.toroku.audit.Actor.Applicant());

        await(() -> fixture.ended(caseId));
        assertThat(node.part(CaseTrail.class).of(caseId))
                .extracting(CaseTrail.Entry::elementId, CaseTrail.Entry::kind, CaseTrail.Entry::actor)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("prepare", "SERVICE_TASK", "test"),
                        org.assertj.core.groups.Tuple.tuple("review", "USER_TASK", "tanaka"),
                        org.assertj.core.groups.Tuple.tuple(TestModels.NOTE, "MESSAGE", "applicant"),
                        org.assertj.core.groups.Tuple.tuple("finish", "SERVICE_TASK", "test"));
        await(() -> inbox.find(key).orElseThrow().state() == Inbox.State.COMPLETED);
    }

    @Test
    void refusesACompletionThroughTheEngineWithoutACommittedDecision() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);

        assertThatThrownBy(() -> completeInEngine(caseId, Map.of("verdict", "ACCEPT")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no decision was committed for this task in Toroku");

        assertThat(fixture.task(node, caseId).state()).isEqualTo(Inbox.State.OPEN);
        assertThat(fixture.entries("task-change-denied")).isEqualTo(1);
        assertThat(finish.performed()).isEmpty();
    }

    @Test
    void refusesACompletionThroughTheEngineThatSaysSomethingElseThanTheDecision() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        long key = fixture.task(node, caseId).taskKey();
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> path.startsWith("/v2/user-tasks"));
        node.part(Inbox.class).claim(key, "tanaka", EXAMINER);
        node.part(Inbox.class).commit(key, "tanaka", Map.of("verdict", "REJECT"));

        assertThatThrownBy(() -> completeInEngine(caseId, Map.of("verdict", "ACCEPT")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("differ from the decision");
        assertThatThrownBy(() -> completeInEngine(caseId, Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("differ from the decision");

        fixture.gate().repair();
        await(() -> node.part(Inbox.class).find(key).orElseThrow().state() == Inbox.State.COMPLETED);
    }

    @Test
    void refusesClaimsAndNewCandidatesThroughTheEngine() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);
        long engineKey = fixture.engineTask(caseId);

        assertThatThrownBy(() -> fixture.intruder()
                        .newAssignUserTaskCommand(engineKey)
                        .assignee("mallory")
                        .send()
                        .join())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("claimed in the inbox");
        assertThatThrownBy(() -> fixture.intruder()
                        .newUpdateUserTaskCommand(engineKey)
                        .candidateGroups("everybody")
                        .send()
                        .join())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("set by its model");

        assertThat(fixture.task(node, caseId).assignee()).isEmpty();
    }

    @Test
    void followsADueDateThatMoves() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);

        fixture.intruder()
                .newUpdateUserTaskCommand(fixture.engineTask(caseId))
                .dueDate(java.time.OffsetDateTime.parse("2027-01-02T03:04:05Z"))
                .send()
                .join();

        assertThat(fixture.task(node, caseId).dueAt()).contains(java.time.Instant.parse("2027-01-02T03:04:05Z"));
    }

    @Test
    void takesATaskAwayWhenItsInstanceIsCancelledInTheEngineAndStartsTheCaseAgain() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        Inbox.Row before = fixture.task(node, caseId);
        long instance = fixture.instance(caseId);

        fixture.intruder().newCancelInstanceCommand(instance).send().join();

        await(() -> fixture.entries("case-restarted") == 1
                && fixture.instance(caseId) > 0
                && fixture.instance(caseId) != instance);
        assertThat(fixture.task(node, caseId).taskKey()).isEqualTo(before.taskKey());
        assertThat(prepare.performed()).hasSize(1);
    }

    @Test
    void letsOneOfThirtyTwoOfficersClaimATask() throws InterruptedException {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        long key = fixture.task(node, caseId).taskKey();
        ConcurrentLinkedQueue<Inbox.Claim> answers = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService officers = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 32; i++) {
                String officer = "officer-" + i;
                officers.execute(() -> {
                    try {
                        go.await();
                        answers.add(node.part(Inbox.class).claim(key, officer, EXAMINER));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            go.countDown();
            officers.shutdown();
            assertThat(officers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }

        String winner = fixture.task(node, caseId).assignee().orElseThrow();
        assertThat(answers).hasSize(32);
        assertThat(answers).filteredOn(Inbox.Claim.Claimed.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Inbox.Claim.TakenBy.class::isInstance)
                .hasSize(31)
                .containsOnly(new Inbox.Claim.TakenBy(winner));
        assertThat(fixture.entries("task-claimed")).isEqualTo(1);
    }

    @Test
    void releasesOnlyOnesOwnClaim() {
        TestNode node = node();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        long key = fixture.task(node, caseId).taskKey();
        Inbox inbox = node.part(Inbox.class);
        inbox.claim(key, "tanaka", EXAMINER);

        assertThat(inbox.release(key, "suzuki")).isEqualTo(new Inbox.Claim.TakenBy("tanaka"));
        assertThat(inbox.claim(key, "tanaka", EXAMINER)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(inbox.release(key, "tanaka")).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(inbox.claim(key, "suzuki", EXAMINER)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(inbox.claim(99_999, "suzuki", EXAMINER)).isInstanceOf(Inbox.Claim.Gone.class);
    }

    @Test
    void refusesAClaimWithoutTheRoleOrAgainstARule() {
        TestNode node = fixture.prepared(List.of(prepare, finish, expire))
                .with((task, officer) ->
                        officer.equals("examiner-of-this-case") ? Optional.of("four-eyes") : Optional.empty())
                .start();
        UUID caseId = fixture.begin(node, TestModels.CASE);
        long key = fixture.task(node, caseId).taskKey();
        Inbox inbox = node.part(Inbox.class);

        assertThat(inbox.claim(key, "tanaka", Set.of("auditor"))).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(inbox.claim(key, "examiner-of-this-case", EXAMINER))
                .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(fixture.task(node, caseId).assignee()).isEmpty();
    }

    private TestNode node() {
        return fixture.node(List.of(prepare, finish, expire));
    }

    private static List<Inbox.Row> list(TestNode node, String text, Set<String> roles) {
        Inbox.Filter filter = new Inbox.Filter(text, Optional.empty(), false, "", 0, 50);
        List<Inbox.Row> rows = node.part(Inbox.class).list(filter, roles);
        assertThat(node.part(Inbox.class).count(filter, roles)).isEqualTo(rows.size());
        return rows;
    }

    private void completeInEngine(UUID caseId, Map<String, Object> variables) {
        fixture.intruder()
                .newCompleteUserTaskCommand(fixture.engineTask(caseId))
                .variables(variables)
                .send()
                .join();
    }
}
