package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.command.CompleteUserTaskJobResultStep1;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.worker.JobWorker;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserTaskTest {

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());
    private final List<JobWorker> workers = new ArrayList<>();
    private final BlockingQueue<ActivatedJob> heard = new LinkedBlockingQueue<>();
    private volatile @Nullable String denial;
    private volatile boolean correcting;

    // One set of workers for all tests: a request for jobs outlives the worker that sent it and would swallow jobs.
    @BeforeAll
    void deployAndListen() {
        fixture.deploy(Models.userTaskWithListeners());
        fixture.deploy(Models.plainUserTask());
        for (String event : List.of("creating", "assigning", "updating", "completing", "canceling")) {
            workers.add(fixture.client()
                    .newWorker()
                    .jobType("inbox." + event)
                    .handler((jobs, job) -> {
                        heard.add(job);
                        jobs.newCompleteCommand(job)
                                .withResult(result -> result(result.forUserTask(), event))
                                .execute();
                    })
                    .open());
        }
    }

    private CompleteUserTaskJobResultStep1 result(CompleteUserTaskJobResultStep1 result, String event) {
        String reason = denial;
        if (reason != null && event.equals("completing")) {
            return result.deny(true, reason);
        }
        if (correcting && event.equals("creating")) {
            return result.correctAssignee("jiro")
                    .correctCandidateGroups(List.of("supervisors"))
                    .correctPriority(10)
                    .correctDueDate("2031-01-01T00:00:00Z");
        }
        return result;
    }

    @BeforeEach
    void forget() {
        denial = null;
        correcting = false;
        heard.clear();
    }

    @AfterAll
    void stop() {
        workers.forEach(JobWorker::close);
        fixture.close();
    }

    @Test
    void tellsListenersOfEveryStepWithTheTaskAsItIs() throws Exception {
        long instance = fixture.begin("review");
        ActivatedJob creating = next();
        assertThat(creating.getKind()).isEqualTo(JobKind.TASK_LISTENER);
        assertThat(creating.getListenerEventType()).isEqualTo(ListenerEventType.CREATING);
        assertThat(creating.getProcessInstanceKey()).isEqualTo(instance);
        UserTaskProperties properties = creating.getUserTask();
        assertThat(properties.getCandidateGroups()).containsExactly("officers");
        assertThat(properties.getPriority()).isEqualTo(70);
        assertThat(properties.getDueDate()).isEqualTo(OffsetDateTime.parse("2030-01-02T03:04:05Z"));
        assertThat(properties.getAssignee()).isNull();

        UserTask task = open(instance);
        assertThat(task.getUserTaskKey()).isEqualTo(properties.getUserTaskKey());
        fixture.client()
                .newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("hanako")
                .execute();
        ActivatedJob assigning = next();
        assertThat(assigning.getListenerEventType()).isEqualTo(ListenerEventType.ASSIGNING);
        assertThat(assigning.getUserTask().getAssignee()).isEqualTo("hanako");
        assertThat(assigning.getUserTask().getAction()).isEqualTo("assign");
        assertThat(assigning.getUserTask().getChangedAttributes()).containsExactly("assignee");

        fixture.client()
                .newUpdateUserTaskCommand(task.getUserTaskKey())
                .priority(90)
                .candidateUsers("taro")
                .execute();
        ActivatedJob updating = next();
        assertThat(updating.getListenerEventType()).isEqualTo(ListenerEventType.UPDATING);
        assertThat(updating.getUserTask().getPriority()).isEqualTo(90);
        assertThat(updating.getUserTask().getCandidateUsers()).containsExactly("taro");

        fixture.client().newUnassignUserTaskCommand(task.getUserTaskKey()).execute();
        assertThat(next().getUserTask().getAction()).isEqualTo("unassign");

        fixture.client()
                .newCompleteUserTaskCommand(task.getUserTaskKey())
                .action("approve")
                .variables(Map.of("decisionId", "d-1"))
                .execute();
        ActivatedJob completing = next();
        assertThat(completing.getListenerEventType()).isEqualTo(ListenerEventType.COMPLETING);
        assertThat(completing.getUserTask().getAction()).isEqualTo("approve");
        assertThat(completing.getVariablesAsMap()).containsEntry("decisionId", "d-1");
        UserTask done =
                fixture.client().newUserTaskGetRequest(task.getUserTaskKey()).execute();
        assertThat(done.getState()).isEqualTo(UserTaskState.COMPLETED);
        assertThat(done.getPriority()).isEqualTo(90);
        assertThat(done.getCompletionDate()).isNotNull();
    }

    @Test
    void answersADeniedCompletionWithConflictAndTheReason() throws Exception {
        long instance = fixture.begin("review");
        next();
        UserTask task = open(instance);
        denial = "no committed decision for this task";
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client()
                        .newCompleteUserTaskCommand(task.getUserTaskKey())
                        .execute());
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.details().getTitle()).isEqualTo("INVALID_STATE");
        assertThat(refused.details().getDetail()).contains("no committed decision for this task");
        assertThat(open(instance).getState()).isEqualTo(UserTaskState.CREATED);

        denial = null;
        fixture.client().newCompleteUserTaskCommand(task.getUserTaskKey()).execute();
        assertThat(fixture.client()
                        .newUserTaskGetRequest(task.getUserTaskKey())
                        .execute()
                        .getState())
                .isEqualTo(UserTaskState.COMPLETED);
    }

    @Test
    void appliesWhatAListenerCorrects() {
        correcting = true;
        long instance = fixture.begin("review");
        UserTask task = EngineFixture.eventually(() -> open(instance), open -> "jiro".equals(open.getAssignee()));
        assertThat(task.getCandidateGroups()).containsExactly("supervisors");
        assertThat(task.getPriority()).isEqualTo(10);
        assertThat(task.getDueDate()).isEqualTo(OffsetDateTime.parse("2031-01-01T00:00:00Z"));
    }

    @Test
    void tellsTheCancelingListenerWhenTheInstanceIsCancelled() throws Exception {
        long instance = fixture.begin("review");
        next();
        long task = open(instance).getUserTaskKey();
        fixture.client().newCancelInstanceCommand(instance).execute();
        assertThat(next().getListenerEventType()).isEqualTo(ListenerEventType.CANCELING);
        assertThat(EngineFixture.eventually(
                        () -> fixture.client()
                                .newUserTaskGetRequest(task)
                                .execute()
                                .getState(),
                        UserTaskState.CANCELED::equals))
                .isEqualTo(UserTaskState.CANCELED);
    }

    @Test
    void refusesToClaimATaskThatSomebodyHas() {
        long task = open(fixture.begin("plain-review")).getUserTaskKey();
        fixture.client()
                .newAssignUserTaskCommand(task)
                .assignee("hanako")
                .allowOverride(false)
                .execute();
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client()
                        .newAssignUserTaskCommand(task)
                        .assignee("taro")
                        .allowOverride(false)
                        .execute());
        assertThat(refused.code()).isEqualTo(409);
        fixture.client().newAssignUserTaskCommand(task).assignee("taro").execute();
        assertThat(fixture.client().newUserTaskGetRequest(task).execute().getAssignee())
                .isEqualTo("taro");
    }

    @Test
    void findsTasksByStateInstanceAndElement() {
        long instance = fixture.begin("plain-review");
        long other = fixture.begin("plain-review");
        var found = fixture.client()
                .newUserTaskSearchRequest()
                .filter(filter -> filter.state(UserTaskState.CREATED)
                        .processInstanceKey(instance)
                        .elementId("check"))
                .execute();
        assertThat(found.items()).extracting(UserTask::getProcessInstanceKey).containsExactly(instance);
        assertThat(found.items().getFirst().getName()).isEqualTo("Check the papers");
        assertThat(found.items().getFirst().getProcessName()).isEqualTo("Plain review");
        assertThat(found.page().totalItems()).isEqualTo(1);
        assertThat(fixture.client()
                        .newUserTaskSearchRequest()
                        .filter(filter -> filter.state(state -> state.in(UserTaskState.CREATED))
                                .processInstanceKey(other)
                                .elementId("elsewhere"))
                        .execute()
                        .items())
                .isEmpty();
    }

    @Test
    void refusesToCompleteATaskTwice() {
        long task = open(fixture.begin("plain-review")).getUserTaskKey();
        fixture.client().newCompleteUserTaskCommand(task).execute();
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client().newCompleteUserTaskCommand(task).execute());
        assertThat(refused.code()).isEqualTo(404);
    }

    private ActivatedJob next() throws InterruptedException {
        ActivatedJob job = heard.poll(10, TimeUnit.SECONDS);
        assertThat(job).as("a listener job").isNotNull();
        return job;
    }

    private UserTask open(long instance) {
        return EngineFixture.eventually(
                        () -> fixture.client()
                                .newUserTaskSearchRequest()
                                .filter(filter ->
                                        filter.processInstanceKey(instance).state(UserTaskState.CREATED))
                                .execute()
                                .items(),
                        tasks -> !tasks.isEmpty())
                .getFirst();
    }
}
