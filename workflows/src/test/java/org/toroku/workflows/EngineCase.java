package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One case on the engine: what its steps answer, and the way it has gone. */
final class EngineCase {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EngineRig rig;
    private final String caseId = UUID.randomUUID().toString();
    private final Map<String, Deque<Map<String, Object>>> answers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> seen = new ConcurrentHashMap<>();
    private final List<String> way = new ArrayList<>();
    private final Map<String, Long> instances = new ConcurrentHashMap<>();
    private final Set<Long> completed = new HashSet<>();
    private long instanceKey;

    EngineCase(EngineRig rig) {
        this.rig = rig;
    }

    String caseId() {
        return caseId;
    }

    /** Starts it on route 2. */
    void start() {
        start(ProcessIds.ENROL_MY_NUMBER_CARD);
    }

    void start(String processId) {
        instanceKey = rig.client()
                .newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(Map.of(Variables.CASE_ID, caseId, Variables.RUN_ID, "1"))
                .execute()
                .getProcessInstanceKey();
    }

    /** The step's next answer; the last one is given for good. Told before the case comes to the step. */
    void tell(String elementId, Map<String, Object> variables) {
        answers.computeIfAbsent(elementId, id -> new ArrayDeque<>()).add(variables);
    }

    Map<String, Object> answer(ActivatedJob job) {
        seen.put(job.getElementId(), Map.copyOf(withoutNulls(job.getVariablesAsMap())));
        Deque<Map<String, Object>> told = answers.getOrDefault(job.getElementId(), new ArrayDeque<>());
        Map<String, Object> next = told.size() > 1 ? told.poll() : told.peek();
        return next == null ? Map.of() : next;
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> variables) {
        var copy = new HashMap<>(variables);
        copy.values().removeIf(value -> value == null);
        return copy;
    }

    /** The variables that the step was given. */
    Map<String, Object> seenBy(String elementId) {
        return seen.getOrDefault(elementId, Map.of());
    }

    /** @param instance the instance that the element belongs to, of this process or of one it called */
    synchronized void visited(String elementId, long instance) {
        way.add(elementId);
        instances.put(elementId, instance);
    }

    synchronized List<String> way() {
        return List.copyOf(way);
    }

    void awaitWay(List<String> expected) {
        try {
            eventually(this::way, gone -> gone.size() >= expected.size());
        } finally {
            assertThat(way()).isEqualTo(expected);
        }
    }

    /** Waits until the case has come to the element at least once. */
    void awaitVisit(String elementId) {
        eventually(this::way, gone -> gone.contains(elementId));
    }

    /** Waits until the step was given its job. */
    void awaitAnswer(String elementId) {
        eventually(() -> seen.containsKey(elementId), told -> told);
    }

    void awaitEnd() {
        eventually(this::state, state -> state != ProcessInstanceState.ACTIVE);
        assertThat(state()).isEqualTo(ProcessInstanceState.COMPLETED);
    }

    private ProcessInstanceState state() {
        return rig.client().newProcessInstanceGetRequest(instanceKey).execute().getState();
    }

    void complete(String elementId, Map<String, Object> variables) {
        List<UserTask> open = eventually(() -> openTasks(elementId), tasks -> !tasks.isEmpty());
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().getCandidateGroups()).hasSize(1).isSubsetOf(Roles.ALL);
        assertThat(open.getFirst().getExternalFormReference()).isEqualTo(elementId);
        completed.add(open.getFirst().getUserTaskKey());
        rig.client()
                .newCompleteUserTaskCommand(open.getFirst().getUserTaskKey())
                .variables(variables)
                .execute();
    }

    private List<UserTask> openTasks(String elementId) {
        return rig
                .client()
                .newUserTaskSearchRequest()
                .filter(filter -> filter.elementId(elementId).state(UserTaskState.CREATED))
                .execute()
                .items()
                .stream()
                .filter(task -> !completed.contains(task.getUserTaskKey()))
                .toList();
    }

    void publish(String message, Map<String, Object> variables) {
        rig.client()
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(Messages.correlationKey(message, caseId, variables))
                .variables(variables)
                .timeToLive(Duration.ofHours(1))
                .execute();
    }

    void pass(Duration time) {
        rig.pass(time);
    }

    /** An ISO 8601 instant that lies so far ahead on the engine's clock. */
    String in(Duration time) {
        return rig.now().plus(time).toString();
    }

    /** Waits until the case stops at the element, and tells the kind of the incident. */
    String awaitIncidentAt(String elementId) {
        long instance = eventually(() -> instances.getOrDefault(elementId, 0L), key -> key > 0);
        return eventually(
                        () -> rig.client()
                                .newIncidentSearchRequest()
                                .filter(filter -> filter.elementId(elementId).processInstanceKey(instance))
                                .execute()
                                .items(),
                        incidents -> !incidents.isEmpty())
                .getFirst()
                .getErrorType()
                .name();
    }

    void cancel() {
        rig.client().newCancelInstanceCommand(instanceKey).execute();
    }

    private static <T> T eventually(Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still so after %s: %s".formatted(PATIENCE, answer));
            }
            LockSupport.parkNanos(5_000_000);
            answer = question.get();
        }
        return answer;
    }
}
