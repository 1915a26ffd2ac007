package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Opens one job worker per step and per user-task event.
 *
 * <p>The client polls for a type again only when a handler returns, so that one hanging step would hold up all others of
 * its type. Handlers therefore hand the job over and return, as long as the type has a free permit.
 */
@Component
class Workers {
    private static final Duration LISTENER_TIMEOUT = Duration.ofSeconds(30);

    private final StepHandler stepHandler;
    private final TaskListener taskListener;
    private final ObjectProvider<Step> steps;
    private final ProcessSettings.Workers settings;

    Workers(StepHandler stepHandler, TaskListener taskListener, ObjectProvider<Step> steps, ProcessSettings settings) {
        this.stepHandler = stepHandler;
        this.taskListener = taskListener;
        this.steps = steps;
        this.settings = settings.workers();
    }

    /** @throws IllegalStateException if two steps claim the same job type */
    List<JobWorker> open(EngineClients clients) {
        List<JobWorker> opened = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (Step step : steps) {
            if (!types.add(step.jobType())) {
                throw new IllegalStateException("two steps want jobs of type " + step.jobType());
            }
            opened.add(open(
                    clients.steps(),
                    step.jobType(),
                    handOver(
                            clients.performing(),
                            settings.threads(),
                            (client, job) -> stepHandler.handle(
                                    new StepHandler.Call(step, settings.poisonAfter(), client, job))),
                    settings.jobTimeout()));
        }
        for (TaskEvent event : TaskEvent.values()) {
            opened.add(open(
                    clients.listeners(),
                    event.jobType(),
                    handOver(
                            clients.performing(),
                            settings.listenerThreads(),
                            (client, job) -> taskListener.handle(event, client, job)),
                    LISTENER_TIMEOUT));
        }
        return opened;
    }

    private static JobHandler handOver(Executor performing, int most, BiConsumer<JobClient, ActivatedJob> work) {
        Semaphore permits = new Semaphore(most);
        return (client, job) -> {
            permits.acquire();
            performing.execute(() -> {
                try {
                    work.accept(client, job);
                } finally {
                    permits.release();
                }
            });
        };
    }

    private JobWorker open(CamundaClient client, String type, JobHandler handler, Duration timeout) {
        return client.newWorker()
                .jobType(type)
                .handler(handler)
                .timeout(timeout)
                .maxJobsActive(settings.maxJobsActive())
                .requestTimeout(settings.requestTimeout())
                .pollInterval(settings.pollInterval())
                .streamEnabled(false)
                // The client's own handler would send message and stack trace of an exception to the engine.
                .jobExceptionHandler(Workers::answerPlainly)
                .open();
    }

    private static void answerPlainly(JobExceptionHandler.JobExceptionHandlerContext context) {
        var _ = context.getJobClient()
                .newFailCommand(context.getActivatedJob())
                .retries(context.getActivatedJob().getRetries())
                .retryBackoff(Duration.ofSeconds(5))
                .errorMessage("unexpected-error")
                .send();
    }
}
