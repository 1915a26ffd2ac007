package org.toroku.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.RowAlteredException;

/** Has a step performed, or answers with what it decided the last time. */
@Component
class StepHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StepHandler.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);
    private static final Duration STALE_PAUSE = Duration.ofMinutes(1);

    private final CaseVisits visits;
    private final Journal journal;
    private final CaseRestarts restarts;
    private final JobReplies replies;
    private final Alarms alarms;
    private final TransactionTemplate transaction;

    StepHandler(
            CaseVisits visits,
            Journal journal,
            CaseRestarts restarts,
            JobReplies replies,
            Alarms alarms,
            TransactionTemplate transaction) {
        this.visits = visits;
        this.journal = journal;
        this.restarts = restarts;
        this.replies = replies;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /** One delivery of a step's job; every way out of it answers the engine. */
    record Call(Step step, int poisonAfter, JobClient client, ActivatedJob job) {}

    void handle(Call call) {
        try {
            switch (visits.identify(JobFacts.of(call.job()))) {
                case Visit.Due due -> perform(call, due);
                case Visit.Answered answered -> replies.complete(call.client(), call.job(), answered.outcome());
                case Visit.Stale stale -> dismiss(call, stale);
                case Visit.Refused refused -> halt(call, refused.reason(), refused.caseId());
            }
        } catch (RuntimeException e) {
            log(call, e);
            replies.again(call.client(), call.job(), DATABASE_PAUSE, "step-not-recorded");
        }
    }

    private void perform(Call call, Visit.Due due) {
        if (due.deliveries() > call.poisonAfter()) {
            // Earlier deliveries left neither outcome nor failure behind: whoever worked on them died.
            haltDue(call, due, "delivered-too-often");
            return;
        }
        try {
            StepResult result = call.step().perform(due.step());
            Optional<Outcome> faster = result instanceof StepResult.Done ? Optional.empty() : decided(due);
            if (faster.isPresent()) {
                replies.complete(call.client(), call.job(), faster.get());
                return;
            }
            switch (result) {
                case StepResult.Done done ->
                    commit(due, done)
                            .ifPresentOrElse(
                                    outcome -> replies.complete(call.client(), call.job(), outcome),
                                    // the next delivery finds a run that was given up, and cancels it
                                    () -> replies.again(call.client(), call.job(), STALE_PAUSE, "stale-run"));
                case StepResult.TryAgain tryAgain -> {
                    visits.forgiveDeliveries(due);
                    replies.again(call.client(), call.job(), tryAgain.after(), tryAgain.reason());
                }
                case StepResult.Halt halt -> haltDue(call, due, halt.reason());
                case StepResult.Astray astray -> {
                    visits.forgiveDeliveries(due);
                    boolean given = restarts.astray(due.step().caseId(), due.runId(), astray.reason());
                    // the next delivery finds a run that was given up, and cancels it
                    replies.again(call.client(), call.job(), given ? Duration.ZERO : STALE_PAUSE, astray.reason());
                }
            }
        } catch (RowAlteredException _) {
            haltDue(call, due, "case-altered");
        } catch (RuntimeException e) {
            unexpected(call, due, e);
        }
    }

    /**
     * What another delivery of this step has decided since this one began, which finds the case elsewhere then, as if it had
     * been led astray.
     */
    private Optional<Outcome> decided(Visit.Due due) {
        return journal.find(due.step())
                .filter(found -> !visits.wasMoved(due.runId()))
                .map(Journal.Recorded::outcome);
    }

    /**
     * The step's writes and its outcome together; the outcome of a faster delivery wins over both. Empty, and nothing
     * written, where the case was moved to other models while the step was at work. That is asked last: whoever moves a
     * case locks the case before its run as well.
     */
    private Optional<Outcome> commit(Visit.Due due, StepResult.Done done) {
        Outcome outcome = new Outcome(done.variables());
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Outcome> first = Optional.of(outcome);
            if (journal.append(due.step(), Journal.Kind.SERVICE_TASK, outcome, done.actor())) {
                done.writes().run();
            } else {
                first = journal.find(due.step()).map(Journal.Recorded::outcome).or(() -> Optional.of(outcome));
            }
            if (visits.wasMoved(due.runId())) {
                status.setRollbackOnly();
                return Optional.<Outcome>empty();
            }
            return first;
        }));
    }

    private void unexpected(Call call, Visit.Due due, RuntimeException thrown) {
        log(call, thrown);
        if (DatabaseFault.mayPass(thrown)) {
            // an outage is no fault of the step, however often it is delivered meanwhile
            visits.forgiveDeliveries(due);
            replies.again(call.client(), call.job(), DATABASE_PAUSE, "database-unavailable");
        } else if (due.deliveries() >= call.poisonAfter()) {
            haltDue(call, due, "unexpected-error");
        } else {
            replies.again(call.client(), call.job(), Duration.ofSeconds(1L << due.deliveries()), "unexpected-error");
        }
    }

    private void haltDue(Call call, Visit.Due due, String reason) {
        visits.forgiveDeliveries(due);
        alarms.halted(call.job(), reason, due);
        replies.stop(call.client(), call.job(), reason);
    }

    private void halt(Call call, String reason, Optional<UUID> caseId) {
        alarms.halted(call.job(), reason, caseId);
        replies.stop(call.client(), call.job(), reason);
    }

    private void dismiss(Call call, Visit.Stale stale) {
        stale.instance().ifPresent(instance -> restarts.cancel(stale.caseId(), instance));
        replies.again(call.client(), call.job(), STALE_PAUSE, "stale-run");
    }

    private static void log(Call call, RuntimeException thrown) {
        LOG.atWarn()
                .addKeyValue("element", call.job().getElementId())
                .addKeyValue("job", call.job().getKey())
                .addKeyValue("fault", Fault.describe(thrown))
                .log("Step failed unexpectedly");
    }
}
