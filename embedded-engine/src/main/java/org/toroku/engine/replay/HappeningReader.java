package org.toroku.engine.replay;

import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.timer.TimerRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.engine.runtime.RecordListener;

/** Reads what happens from the record stream, and keeps the timers that wait. */
final class HappeningReader implements RecordListener {
    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, TimerRecord> timers = new HashMap<>();
    private final List<Happening> happened = new ArrayList<>();
    private final JobRecord job = new JobRecord();
    private final UserTaskRecord task = new UserTaskRecord();
    private final IncidentRecord incident = new IncidentRecord();
    private final ProcessInstanceRecord instance = new ProcessInstanceRecord();
    private final ProcessMessageSubscriptionRecord awaited = new ProcessMessageSubscriptionRecord();

    /** What happened since the last call, in its order. */
    synchronized List<Happening> take() {
        List<Happening> all = List.copyOf(happened);
        happened.clear();
        return all;
    }

    /** A timer that waits; empty for one that does not. */
    synchronized Optional<TimerRecord> timer(long key) {
        return Optional.ofNullable(timers.get(key));
    }

    @Override
    public synchronized void on(ValueType type, Intent intent, LoggedEvent event) {
        switch (type) {
            case JOB -> job((JobIntent) intent, event);
            case USER_TASK -> task((UserTaskIntent) intent, event);
            case PROCESS_MESSAGE_SUBSCRIPTION -> message((ProcessMessageSubscriptionIntent) intent, event);
            case TIMER -> timer((TimerIntent) intent, event);
            case INCIDENT -> incident((IncidentIntent) intent, event);
            case PROCESS_INSTANCE -> instance((ProcessInstanceIntent) intent, event);
            default -> {
                // asks for nothing
            }
        }
    }

    private void job(JobIntent intent, LoggedEvent event) {
        if (intent == JobIntent.CREATED) {
            event.readValue(job);
            happened.add(new Happening.Job(
                    root(job.getProcessInstanceKey()), event.getKey(), job.getType(), job.getElementId()));
        } else if (intent == JobIntent.CANCELED) {
            event.readValue(job);
            happened.add(new Happening.Withdrawn(root(job.getProcessInstanceKey()), event.getKey()));
        }
    }

    private void task(UserTaskIntent intent, LoggedEvent event) {
        if (intent == UserTaskIntent.CREATED) {
            event.readValue(task);
            happened.add(new Happening.Task(root(task.getProcessInstanceKey()), event.getKey(), task.getElementId()));
        } else if (intent == UserTaskIntent.CANCELED) {
            event.readValue(task);
            happened.add(new Happening.Withdrawn(root(task.getProcessInstanceKey()), event.getKey()));
        }
    }

    private void message(ProcessMessageSubscriptionIntent intent, LoggedEvent event) {
        event.readValue(awaited);
        long root = root(awaited.getProcessInstanceKey());
        switch (intent) {
            case CREATING ->
                happened.add(
                        new Happening.Awaited(root, event.getKey(), awaited.getMessageName(), awaited.getElementId()));
            case CORRELATED -> happened.add(new Happening.Come(root, event.getKey()));
            case DELETING -> happened.add(new Happening.Withdrawn(root, event.getKey()));
            default -> {
                // between the engine and itself
            }
        }
    }

    private void timer(TimerIntent intent, LoggedEvent event) {
        TimerRecord timer = new TimerRecord();
        event.readValue(timer);
        long root = root(timer.getProcessInstanceKey());
        switch (intent) {
            case CREATED -> {
                // what was read lies in a buffer of the log
                timers.put(event.getKey(), copy(timer));
                happened.add(
                        new Happening.TimerSet(root, event.getKey(), timer.getDueDate(), timer.getTargetElementId()));
            }
            case TRIGGERED, CANCELED -> {
                timers.remove(event.getKey());
                happened.add(new Happening.TimerGone(root, event.getKey()));
            }
            default -> {
                // a timer that moves to another definition keeps its time
            }
        }
    }

    private static TimerRecord copy(TimerRecord timer) {
        TimerRecord copy = new TimerRecord();
        copy.copyFrom(timer);
        return copy;
    }

    private void incident(IncidentIntent intent, LoggedEvent event) {
        if (intent == IncidentIntent.CREATED) {
            event.readValue(incident);
            happened.add(new Happening.Stuck(
                    root(incident.getProcessInstanceKey()),
                    incident.getElementId(),
                    incident.getErrorType().name()));
        }
    }

    private void instance(ProcessInstanceIntent intent, LoggedEvent event) {
        event.readValue(instance);
        boolean process = instance.getBpmnElementType() == BpmnElementType.PROCESS;
        boolean top = instance.getParentProcessInstanceKey() <= 0;
        switch (intent) {
            case ELEMENT_ACTIVATING -> {
                if (process && !top) {
                    parents.put(event.getKey(), instance.getParentProcessInstanceKey());
                } else if (process) {
                    instance.getTags().forEach(tag -> happened.add(new Happening.Begun(event.getKey(), tag)));
                }
            }
            case ELEMENT_COMPLETED, ELEMENT_TERMINATED -> {
                if (process && top) {
                    happened.add(new Happening.Ended(event.getKey()));
                } else if (process) {
                    parents.remove(event.getKey());
                } else if (isEndOfTheTop(intent)) {
                    happened.add(new Happening.Reached(instance.getProcessInstanceKey(), instance.getElementId()));
                }
            }
            default -> {
                // on its way
            }
        }
    }

    private boolean isEndOfTheTop(ProcessInstanceIntent intent) {
        return intent == ProcessInstanceIntent.ELEMENT_COMPLETED
                && instance.getBpmnElementType() == BpmnElementType.END_EVENT
                && instance.getFlowScopeKey() == instance.getProcessInstanceKey()
                && !parents.containsKey(instance.getProcessInstanceKey());
    }

    private long root(long key) {
        long root = key;
        for (Long parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }
}
