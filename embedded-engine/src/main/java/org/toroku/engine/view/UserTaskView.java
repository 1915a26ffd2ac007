package org.toroku.engine.view;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toroku.engine.view.InstanceView.Definition;

/**
 * One user task, as the record stream shows it.
 *
 * @param ended null while the task is open
 */
public record UserTaskView(
        long key,
        Attributes task,
        State state,
        Instant created,
        @Nullable Instant ended) {

    /** The states of a user task, named as in the API. */
    public enum State {
        CREATING,
        CREATED,
        ASSIGNING,
        UPDATING,
        COMPLETING,
        COMPLETED,
        CANCELING,
        CANCELED
    }

    /** Where a task stands in its process. */
    public record Place(Definition definition, long instanceKey, String elementId, long elementInstanceKey) {}

    /**
     * What the engine says about a task; texts are empty where nothing is set, the form key is -1.
     *
     * @param priority 0 to 100
     */
    public record Attributes(
            Place place,
            String assignee,
            List<String> candidateGroups,
            List<String> candidateUsers,
            String dueDate,
            String followUpDate,
            long formKey,
            String externalFormReference,
            int priority,
            Map<String, String> customHeaders) {

        // The engine's records are windows on the log's memory and not for several threads, so all is copied.
        static Attributes of(UserTaskRecord task) {
            return new Attributes(
                    new Place(
                            new Definition(
                                    task.getProcessDefinitionKey(),
                                    task.getBpmnProcessId(),
                                    task.getProcessDefinitionVersion()),
                            task.getProcessInstanceKey(),
                            task.getElementId(),
                            task.getElementInstanceKey()),
                    task.getAssignee(),
                    List.copyOf(task.getCandidateGroupsList()),
                    List.copyOf(task.getCandidateUsersList()),
                    task.getDueDate(),
                    task.getFollowUpDate(),
                    task.getFormKey(),
                    task.getExternalFormReference(),
                    task.getPriority(),
                    Map.copyOf(task.getCustomHeaders()));
        }
    }

    UserTaskView in(State next) {
        return new UserTaskView(key, task, next, created, ended);
    }

    UserTaskView with(Attributes newer, State next) {
        return new UserTaskView(key, newer, next, created, ended);
    }

    UserTaskView ended(State how, Instant when) {
        return new UserTaskView(key, task, how, created, when);
    }
}
