package org.toroku.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.worker.JobClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the inbox as the engine announces changes, and refuses those that were not decided at a desk. */
@Component
class TaskListener {
    private static final Logger LOG = LoggerFactory.getLogger(TaskListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Time for the engine to finish creating a task whose outcome is known already. */
    private static final Duration CREATION = Duration.ofMillis(100);

    private final CaseVisits visits;
    private final InboxTasks tasks;
    private final Outbox outbox;
    private final JobReplies replies;
    private final Alarms alarms;

    TaskListener(CaseVisits visits, InboxTasks tasks, Outbox outbox, JobReplies replies, Alarms alarms) {
        this.visits = visits;
        this.tasks = tasks;
        this.outbox = outbox;
        this.replies = replies;
        this.alarms = alarms;
    }

    private record Call(TaskEvent event, JobClient client, ActivatedJob job) {
        UserTaskProperties task() {
            return job.getUserTask();
        }
    }

    void handle(TaskEvent event, JobClient client, ActivatedJob job) {
        Call call = new Call(event, client, job);
        try {
            JobFacts facts = JobFacts.of(job);
            if (event == TaskEvent.CANCELING) {
                // Never refused: the engine is taking the task away whatever Toroku thinks of it.
                facts.runId().ifPresent(run -> tasks.canceled(run, call.task().getUserTaskKey()));
                replies.allow(client, job);
                return;
            }
            switch (visits.identify(facts)) {
                case Visit.Genuine genuine -> genuine(call, genuine);
                case Visit.Stale stale -> stale(call, stale);
                case Visit.Refused refused -> refuse(call, refused.reason(), refused.caseId());
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("job", job.getKey())
                    .addKeyValue("event", event)
                    .addKeyValue("fault", Fault.describe(e))
                    .log("User task event failed unexpectedly");
            unexpected(call, e);
        }
    }

    private void genuine(Call call, Visit.Genuine visit) {
        switch (call.event()) {
            case CREATING -> create(call, visit);
            case ASSIGNING -> assign(call, visit);
            case UPDATING -> update(call, visit);
            case COMPLETING -> complete(call, visit);
            case CANCELING -> throw new IllegalStateException("cancelling needs no visit");
        }
    }

    private void create(Call call, Visit.Genuine visit) {
        InboxTasks.Described task = new InboxTasks.Described(
                call.task().getUserTaskKey(),
                call.job().getProcessDefinitionKey(),
                call.task().getCandidateGroups().getFirst(),
                Optional.ofNullable(call.task().getDueDate()).map(OffsetDateTime::toInstant));
        switch (visit) {
            case Visit.Due due -> tasks.created(due.step(), due.runId(), task, Inbox.State.OPEN);
            case Visit.Answered answered -> {
                tasks.created(answered.step(), answered.runId(), task, Inbox.State.COMPLETING);
                outbox.completeTask(answered.step(), CREATION);
            }
        }
        replies.allow(call.client(), call.job());
    }

    /** Claims are made in the inbox; the engine may be told of one but cannot make one. */
    private void assign(Call call, Visit.Genuine visit) {
        Optional<String> wanted = Optional.ofNullable(call.task().getAssignee()).filter(name -> !name.isBlank());
        if (wanted.equals(tasks.assignee(visit.step()))) {
            replies.allow(call.client(), call.job());
        } else {
            deny(call, visit.step(), "tasks are claimed in the inbox of Toroku");
        }
    }

    /** Dates may move; who may work on a task is decided by the model. */
    private void update(Call call, Visit.Genuine visit) {
        boolean people = call.task().getChangedAttributes().stream()
                .anyMatch(attribute -> attribute.startsWith("candidate") || attribute.equals("assignee"));
        if (people) {
            deny(call, visit.step(), "candidates of a task are set by its model");
            return;
        }
        tasks.dueChanged(
                visit.runId(),
                call.task().getUserTaskKey(),
                Optional.ofNullable(call.task().getDueDate()).map(OffsetDateTime::toInstant));
        replies.allow(call.client(), call.job());
    }

    private void complete(Call call, Visit.Genuine visit) {
        switch (visit) {
            case Visit.Due due -> deny(call, due.step(), "no decision was committed for this task in Toroku");
            case Visit.Answered answered -> {
                if (answered.outcome().isContainedIn(call.job().getVariablesAsMap())) {
                    tasks.completed(answered.step());
                    replies.allow(call.client(), call.job());
                } else {
                    deny(call, answered.step(), "the variables differ from the decision committed in Toroku");
                }
            }
        }
    }

    private void deny(Call call, StepContext step, String reason) {
        alarms.denied(call.job(), reason, Optional.of(step.caseId()));
        replies.deny(call.client(), call.job(), reason);
    }

    /** A stale task is let into existence, unseen, because only an existing one can be cancelled. */
    private void stale(Call call, Visit.Stale stale) {
        stale.instance().ifPresent(instance -> outbox.cancel(stale.caseId(), instance));
        if (call.event() == TaskEvent.CREATING) {
            replies.allow(call.client(), call.job());
        } else {
            replies.deny(call.client(), call.job(), "this run of the case was replaced");
        }
    }

    private void refuse(Call call, String reason, Optional<UUID> caseId) {
        if (call.event() == TaskEvent.CREATING) {
            alarms.halted(call.job(), reason, caseId);
            replies.stop(call.client(), call.job(), reason);
        } else {
            alarms.denied(call.job(), reason, caseId);
            replies.deny(call.client(), call.job(), reason);
        }
    }

    private void unexpected(Call call, RuntimeException thrown) {
        if (DatabaseFault.mayPass(thrown)) {
            replies.again(call.client(), call.job(), PAUSE, "database-unavailable");
        } else if (call.job().getRetries() > 1) {
            replies.failOnce(call.client(), call.job(), PAUSE, "unexpected-error");
        } else {
            halt(call);
        }
    }

    private void halt(Call call) {
        try {
            alarms.halted(
                    call.job(), "unexpected-error", JobFacts.of(call.job()).caseId());
            replies.stop(call.client(), call.job(), "unexpected-error");
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("fault", Fault.describe(e)).log("Alarm could not be recorded");
            replies.again(call.client(), call.job(), PAUSE, "alarm-not-recorded");
        }
    }
}
