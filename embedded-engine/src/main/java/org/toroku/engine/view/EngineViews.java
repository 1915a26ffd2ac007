package org.toroku.engine.view;

import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.toroku.engine.view.InstanceView.Definition;
import org.toroku.engine.view.UserTaskView.Attributes;
import org.toroku.engine.view.UserTaskView.State;

/** All views. Written by the one thread that reads the record stream; read by any. */
public final class EngineViews {

    /** Ended instances, tasks and resolved incidents that can still be found, of each kind. */
    static final int MOST_ENDED = 10_000;

    private final Map<Long, DefinitionView> definitions = new ConcurrentSkipListMap<>();
    private final Shelf<InstanceView> instances = new Shelf<>(MOST_ENDED);
    private final Shelf<UserTaskView> userTasks = new Shelf<>(MOST_ENDED);
    private final Shelf<IncidentView> incidents = new Shelf<>(MOST_ENDED);
    private final ProcessInstanceRecord instanceRecord = new ProcessInstanceRecord();
    private final UserTaskRecord taskRecord = new UserTaskRecord();
    private final IncidentRecord incidentRecord = new IncidentRecord();

    /** What people call a version of a process; all empty if the version is not known. */
    public DefinitionView definition(long key) {
        return definitions.getOrDefault(key, DefinitionView.UNKNOWN);
    }

    /** Every version of every process, by key. */
    public Collection<DefinitionView> definitions() {
        return definitions.values();
    }

    public Optional<InstanceView> instance(long key) {
        return instances.find(key);
    }

    /** Instances that are active, and the latest that ended, by key. */
    public Collection<InstanceView> instances() {
        return instances.all();
    }

    /** The instance at the top of the call hierarchy, as far as it is known. */
    public long rootOf(long instanceKey) {
        long root = instanceKey;
        Optional<InstanceView> view = instances.find(root);
        while (view.isPresent() && view.get().parentInstanceKey() > 0) {
            root = view.get().parentInstanceKey();
            view = instances.find(root);
        }
        return root;
    }

    public Optional<UserTaskView> userTask(long key) {
        return userTasks.find(key);
    }

    /** User tasks that are open, and the latest that ended, by key. */
    public Collection<UserTaskView> userTasks() {
        return userTasks.all();
    }

    public Optional<IncidentView> incident(long key) {
        return incidents.find(key);
    }

    /** Incidents that are active, and the latest that were resolved, by key. */
    public Collection<IncidentView> incidents() {
        return incidents.all();
    }

    /** Takes in one event of the record stream; others than those of the views are ignored. */
    public void apply(ValueType type, Intent intent, LoggedEvent event) {
        Instant when = Instant.ofEpochMilli(event.getTimestamp());
        switch (type) {
            case PROCESS -> applyDefinition((ProcessIntent) intent, event);
            case PROCESS_INSTANCE -> applyInstance((ProcessInstanceIntent) intent, event, when);
            case USER_TASK -> applyUserTask((UserTaskIntent) intent, event, when);
            case INCIDENT -> applyIncident((IncidentIntent) intent, event, when);
            default -> {
                // Not shown by any view.
            }
        }
    }

    private void applyDefinition(ProcessIntent intent, LoggedEvent event) {
        if (intent == ProcessIntent.CREATED) {
            ProcessRecord process = new ProcessRecord();
            event.readValue(process);
            definitions.put(event.getKey(), DefinitionView.of(event.getKey(), process));
        }
    }

    private void applyInstance(ProcessInstanceIntent intent, LoggedEvent event, Instant when) {
        if (intent != ProcessInstanceIntent.ELEMENT_ACTIVATING
                && intent != ProcessInstanceIntent.ELEMENT_COMPLETED
                && intent != ProcessInstanceIntent.ELEMENT_TERMINATED
                && intent != ProcessInstanceIntent.ELEMENT_MIGRATED) {
            return;
        }
        event.readValue(instanceRecord);
        if (instanceRecord.getBpmnElementType() != BpmnElementType.PROCESS) {
            return;
        }
        long key = event.getKey();
        Definition definition = new Definition(
                instanceRecord.getProcessDefinitionKey(),
                instanceRecord.getBpmnProcessId(),
                instanceRecord.getVersion());
        if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
            instances.put(
                    key,
                    new InstanceView(
                            key,
                            definition,
                            InstanceView.State.ACTIVE,
                            when,
                            null,
                            instanceRecord.getParentProcessInstanceKey(),
                            instanceRecord.getParentElementInstanceKey(),
                            instanceRecord.getTags()));
            return;
        }
        instances.find(key).ifPresent(view -> {
            if (intent == ProcessInstanceIntent.ELEMENT_MIGRATED) {
                instances.put(key, view.migrated(definition));
            } else {
                InstanceView.State how = intent == ProcessInstanceIntent.ELEMENT_COMPLETED
                        ? InstanceView.State.COMPLETED
                        : InstanceView.State.TERMINATED;
                instances.putEnded(key, view.ended(how, when));
            }
        });
    }

    private void applyUserTask(UserTaskIntent intent, LoggedEvent event, Instant when) {
        long key = event.getKey();
        event.readValue(taskRecord);
        Attributes task = Attributes.of(taskRecord);
        UserTaskView view =
                userTasks.find(key).orElseGet(() -> new UserTaskView(key, task, State.CREATING, when, null));
        switch (intent) {
            case CREATING -> userTasks.put(key, view);
            case CREATED, ASSIGNED, UPDATED -> userTasks.put(key, view.with(task, State.CREATED));
            case MIGRATED -> userTasks.put(key, view.with(task, view.state()));
            case ASSIGNING, CLAIMING -> userTasks.put(key, view.in(State.ASSIGNING));
            case UPDATING -> userTasks.put(key, view.in(State.UPDATING));
            case COMPLETING -> userTasks.put(key, view.in(State.COMPLETING));
            case ASSIGNMENT_DENIED, UPDATE_DENIED, COMPLETION_DENIED -> userTasks.put(key, view.in(State.CREATED));
            case CANCELING -> userTasks.put(key, view.in(State.CANCELING));
            case COMPLETED ->
                userTasks.putEnded(key, view.with(task, State.COMPLETED).ended(State.COMPLETED, when));
            case CANCELED -> userTasks.putEnded(key, view.ended(State.CANCELED, when));
            default -> {
                // CORRECTED is followed by the event that carries the corrected attributes.
            }
        }
    }

    private void applyIncident(IncidentIntent intent, LoggedEvent event, Instant when) {
        long key = event.getKey();
        switch (intent) {
            case CREATED -> {
                event.readValue(incidentRecord);
                incidents.put(key, IncidentView.of(key, incidentRecord, when));
            }
            case RESOLVED -> incidents.find(key).ifPresent(view -> incidents.putEnded(key, view.done()));
            default -> {
                // A migrated incident stays as it is.
            }
        }
    }
}
