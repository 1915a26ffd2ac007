package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.process.Inbox.Commit;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.workflows.ModelFile;

/** A case begins anew while officers work on it: nothing that was decided is lost or done twice. */
class MovedCaseTest {
    private static final Set<String> EXAMINER = Set.of("examiner");

    private final ProcessFixture fixture = new ProcessFixture();
    private final TestStep prepare = TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z"));
    private final TestStep finish = TestStep.answering("test-finish", Map.of());
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));
    private final TestStep extra = new TestStep("test-extra", context -> {
        waitFor(held.get());
        return TestStep.done(Map.of(), () -> {});
    });
    private final AtomicReference<ModelSet> inForce = new AtomicReference<>(TestModels.set());
    private TestNode node;
    private OpenCases cases;
    private Inbox inbox;
    private UUID caseId;
    private Inbox.Row task;

    @BeforeEach
    void standsAtATask() {
        node = fixture.prepared(List.of(prepare, finish, extra)).with(source()).start();
        cases = node.part(OpenCases.class);
        inbox = node.part(Inbox.class);
        caseId = fixture.begin(node, TestModels.CASE);
        task = fixture.task(node, caseId);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ModelSource source() {
        return new ModelSource() {
            @Override
            public Optional<UUID> publication() {
                return inForce.get().publication();
            }

            @Override
            public ModelSet models() {
                return inForce.get();
            }
        };
    }

    /** The same process with a step before the task that no case ever had. */
    private static ModelSet withAnotherStep() {
        BpmnModelInstance changed = Bpmn.createExecutableProcess(TestModels.CASE)
                .startEvent()
                .serviceTask("prepare", step -> step.zeebeJobType("test-prepare"))
                .serviceTask("look-again", step -> step.zeebeJobType("test-extra"))
                .callActivity(
                        "decide",
                        call -> call.zeebeProcessId("test-review")
                                .zeebeBindingType(ZeebeBindingType.deployment)
                                .zeebePropagateAllChildVariables(false)
                                .zeebeOutputExpression("verdict", "verdict"))
                .receiveTask(
                        "await-note",
                        wait -> wait.message(
                                message -> message.name(TestModels.NOTE).zeebeCorrelationKeyExpression("caseId")))
                .serviceTask("finish", step -> step.zeebeJobType("test-finish"))
                .endEvent("finished")
                .done();
        return new ModelSet(
                Optional.of(UUID.randomUUID()),
                TestModels.set().models().stream()
                        .map(each -> each.resource().equals("test-case.bpmn")
                                ? new ModelFile(
                                        each.resource(),
                                        Bpmn.convertToString(changed).getBytes(StandardCharsets.UTF_8))
                                : each)
                        .toList());
    }

    private OpenCase seen() {
        return cases.find(caseId).orElseThrow();
    }

    private boolean move(OpenCase asSeen) {
        return Boolean.TRUE.equals(node.part(TransactionTemplate.class).execute(status -> {
            boolean begun = cases.beginAnew(asSeen);
            if (!begun) {
                status.setRollbackOnly();
            }
            return begun;
        }));
    }

    private Commit decide(String officer) {
        return Objects.requireNonNull(node.part(TransactionTemplate.class)
                .execute(status -> inbox.commit(task.taskKey(), officer, Map.of("verdict", "GOOD"))));
    }

    private void goesToItsEnd() {
        node.part(TransactionTemplate.class)
                .executeWithoutResult(status -> node.part(CaseConductor.class)
                        .tell(caseId, TestModels.NOTE, Map.of("note", 1), new Actor.Service("post")));
        await(() -> fixture.ended(caseId));
        assertThat(prepare.performed()).hasSize(1);
        assertThat(finish.performed()).hasSize(1);
        assertThat(fixture.outcomes(caseId, "review")).isEqualTo(1);
    }

    @Test
    void readsWhereAnOpenCaseStands() {
        assertThat(seen().tasks()).containsExactly("review");
        assertThat(seen().outcomes()).isEqualTo(1);
        assertThat(seen().stop()).isEmpty();
        assertThat(seen().recorded().outcomes())
                .extracting(CaseRecordings.Outcome::element)
                .containsExactly("prepare");
        assertThat(cases.isOpen(caseId)).isTrue();
        assertThat(cases.others(UUID.randomUUID(), 10).cases())
                .extracting(OpenCase::caseId)
                .containsExactly(caseId);
        assertThat(cases.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aClaimedTaskComesBackClaimed() {
        inbox.claim(task.taskKey(), "eve", EXAMINER);
        long former = fixture.instance(caseId);
        assertThat(move(seen())).isTrue();
        await(() -> fixture.instance(caseId) > 0 && fixture.instance(caseId) != former);

        Inbox.Row back = fixture.task(node, caseId);
        assertThat(back.taskKey()).isEqualTo(task.taskKey());
        assertThat(back.assignee()).contains("eve");
        assertThat(back.createdAt()).isEqualTo(task.createdAt());
        assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
        goesToItsEnd();
        assertThat(fixture.number("SELECT count(*) FROM case_run WHERE case_id = ? AND end_reason = 'moved'", caseId))
                .isEqualTo(1);
    }

    /** A page that was open all the time decides on what is not there, until the new run asks for it. */
    @Test
    void whoDecidesInBetweenIsToldThatTheTaskIsGone() {
        inbox.claim(task.taskKey(), "eve", EXAMINER);
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        assertThat(move(seen())).isTrue();
        assertThat(decide("eve")).isInstanceOf(Commit.Gone.class);
        fixture.gate().repair();

        await(() -> fixture.tasks(node).stream().anyMatch(row -> row.caseId().equals(caseId)));
        assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
        goesToItsEnd();
    }

    @Test
    void whatWasDecidedBeforeIsCarriedOver() {
        inbox.claim(task.taskKey(), "eve", EXAMINER);
        fixture.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> path.startsWith("/v2/user-tasks"));
        OpenCase before = seen();
        assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
        assertThat(move(before)).as("it is not where it was seen").isFalse();
        assertThat(move(seen())).isTrue();
        fixture.gate().repair();

        goesToItsEnd();
        assertThat(decide("eve")).isEqualTo(new Commit.AlreadyDone("eve"));
    }

    /** Whoever comes second waits, and then finds what the first one did. */
    @Test
    void decidingAndMovingAtOnceNeverLosesTheDecision() throws Exception {
        for (int round = 0; round < 5; round++) {
            caseId = fixture.begin(node, TestModels.CASE);
            task = fixture.task(node, caseId);
            inbox.claim(task.taskKey(), "eve", EXAMINER);
            OpenCase before = seen();
            CountDownLatch go = new CountDownLatch(1);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<Commit> decided = both.submit(() -> {
                    go.await();
                    return decide("eve");
                });
                Future<Boolean> moved = both.submit(() -> {
                    go.await();
                    return move(before);
                });
                go.countDown();
                Commit commit = decided.get();
                if (moved.get() && !(commit instanceof Commit.Committed)) {
                    assertThat(commit).isInstanceOf(Commit.Gone.class);
                    assertThat(fixture.outcomes(caseId, "review")).isZero();
                    await(() -> fixture.tasks(node).stream()
                            .anyMatch(row -> row.caseId().equals(caseId)));
                    assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
                }
            }
            int finished = finish.performed().size();
            node.part(TransactionTemplate.class)
                    .executeWithoutResult(status -> node.part(CaseConductor.class)
                            .tell(caseId, TestModels.NOTE, Map.of("note", 1), new Actor.Service("post")));
            await(() -> fixture.ended(caseId));
            assertThat(finish.performed()).hasSize(finished + 1);
            assertThat(fixture.outcomes(caseId, "review")).isEqualTo(1);
        }
    }

    /** What the journal answers is not done again; what it misses is done now, once, and the task comes after it. */
    @Test
    void aStepThatTheJournalMissesIsDoneInTheNewRun() {
        inbox.claim(task.taskKey(), "eve", EXAMINER);
        inForce.set(withAnotherStep());
        node.part(ModelDeployment.class).order();
        await(() -> fixture.number(
                        "SELECT count(*) FROM published_model WHERE process_id = ? AND version = 2", TestModels.CASE)
                == 1);
        UUID publication = inForce.get().publication().orElseThrow();
        assertThat(cases.others(publication, 10).others()).isEqualTo(1);
        assertThat(extra.performed()).isEmpty();
        assertThat(move(seen())).isTrue();

        await(() -> extra.performed().size() == 1);
        assertThat(fixture.task(node, caseId).assignee()).contains("eve");
        assertThat(seen().publication()).contains(publication);
        assertThat(cases.others(publication, 10).others()).isZero();
        assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
        goesToItsEnd();
        assertThat(extra.performed()).hasSize(1);
    }

    @Test
    void aCaseThatHaltedSinceItWasSeenStays() {
        OpenCase before = seen();
        fixture.sql()
                .sql("INSERT INTO halted_step (case_id, element_id, occurrence, run_id, job_key, reason, halted_at)"
                        + " VALUES (?, 'finish', 1, ?, 1, 'case-altered', now())")
                .params(caseId, before.runId())
                .update();
        assertThat(seen().stop()).contains("halted");
        assertThat(move(before)).isFalse();
        assertThat(fixture.number("SELECT count(*) FROM case_run WHERE case_id = ? AND current", caseId))
                .isEqualTo(1);
    }

    @Test
    void movesOnceWhateverIsAskedAgain() {
        OpenCase before = seen();
        assertThat(move(before)).isTrue();
        assertThat(move(before)).isFalse();
        fixture.task(node, caseId);
        assertThat(move(before)).isFalse();
        assertThat(fixture.number("SELECT count(*) FROM case_run WHERE case_id = ? AND end_reason = 'moved'", caseId))
                .isEqualTo(1);
    }

    /** What a case was told before and after its new beginning reaches the new run alone. */
    @Test
    void whatItIsToldReachesTheNewRun() {
        inbox.claim(task.taskKey(), "eve", EXAMINER);
        assertThat(decide("eve")).isInstanceOf(Commit.Committed.class);
        await(() -> inbox.find(task.taskKey()).orElseThrow().state() == Inbox.State.COMPLETED);
        // it waits for a note now
        assertThat(move(seen())).isTrue();
        goesToItsEnd();
    }

    /** Its decision, letter or order would be the old models' word in a case that goes another way now. */
    @Test
    void aStepThatWasAtWorkWhenItsCaseMovedWritesNothing() {
        CountDownLatch goOn = new CountDownLatch(1);
        held.set(goOn);
        inForce.set(withAnotherStep());
        node.part(ModelDeployment.class).order();
        await(() -> fixture.number(
                        "SELECT count(*) FROM published_model WHERE process_id = ? AND version = 2", TestModels.CASE)
                == 1);
        assertThat(move(seen())).isTrue();
        await(() -> extra.performed().size() == 1);
        long former = fixture.instance(caseId);

        await(() -> cases.find(caseId).filter(this::move).isPresent());
        held.set(new CountDownLatch(0));
        await(() -> fixture.instance(caseId) > 0 && fixture.instance(caseId) != former);
        goOn.countDown();

        await(() -> fixture.tasks(node).stream().anyMatch(row -> row.caseId().equals(caseId)));
        assertThat(extra.performed()).as("once in vain").hasSize(2);
        assertThat(fixture.outcomes(caseId, "look-again")).isEqualTo(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody went on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
