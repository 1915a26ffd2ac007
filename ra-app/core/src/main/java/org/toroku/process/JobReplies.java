package org.toroku.process;

import io.camunda.client.api.command.CompleteJobCommandStep1;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Answers jobs. An answer that does not reach the engine is sent again a few times; after that the engine asks again,
 * and the journal has the same answer.
 */
@Component
class JobReplies implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(JobReplies.class);
    private static final int MOST_RESENDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ScheduledExecutorService resending = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("toroku-replies").factory());

    void complete(JobClient client, ActivatedJob job, Outcome outcome) {
        String variables = outcome.json();
        send(job, () -> client.newCompleteCommand(job).variables(variables), 0);
    }

    /** Lets the engine go on with what it announced of a user task. */
    void allow(JobClient client, ActivatedJob job) {
        send(job, () -> client.newCompleteCommand(job), 0);
    }

    /** @param reason shown to whoever tried it through the engine */
    void deny(JobClient client, ActivatedJob job, String reason) {
        send(job, () -> denial(client, job, reason), 0);
    }

    /** Asks for the same job again without using up a retry. */
    void again(JobClient client, ActivatedJob job, Duration after, String reason) {
        fail(client, job, job.getRetries(), after, reason);
    }

    /** Asks for the same job again and uses a retry up. */
    void failOnce(JobClient client, ActivatedJob job, Duration after, String reason) {
        fail(client, job, job.getRetries() - 1, after, reason);
    }

    /** Stops the case at this step with an incident. */
    void stop(JobClient client, ActivatedJob job, String reason) {
        fail(client, job, 0, Duration.ZERO, reason);
    }

    @Override
    public void destroy() {
        resending.shutdownNow();
    }

    private void fail(JobClient client, ActivatedJob job, int retries, Duration after, String reason) {
        send(
                job,
                () -> client.newFailCommand(job)
                        .retries(Math.max(0, retries))
                        .retryBackoff(after)
                        .errorMessage(reason),
                0);
    }

    private static CompleteJobCommandStep1 denial(JobClient client, ActivatedJob job, String reason) {
        return client.newCompleteCommand(job)
                .withResult(result -> result.forUserTask().deny(true, reason));
    }

    private <T> void send(ActivatedJob job, Supplier<? extends FinalCommandStep<T>> command, int sent) {
        var _ = command.get().send().whenComplete((answer, thrown) -> {
            if (thrown == null) {
                return;
            }
            EngineFault fault = EngineFault.of(thrown);
            if (fault instanceof EngineFault.Away && sent < MOST_RESENDS && !resending.isShutdown()) {
                var _ = resending.schedule(
                        () -> send(job, command, sent + 1), FIRST_PAUSE.toMillis() << sent, TimeUnit.MILLISECONDS);
                return;
            }
            LOG.atInfo()
                    .addKeyValue("job", job.getKey())
                    .addKeyValue("type", job.getType())
                    .addKeyValue("code", fault.code())
                    .log("Answer not taken by the engine");
        });
    }
}
