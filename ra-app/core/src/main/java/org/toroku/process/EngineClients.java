package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the engine. Steps, user-task events and commands have one each, so that a slow certification
 * authority delays neither the inbox nor the outbox.
 */
final class EngineClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How much later than its time a poll may be answered. The client's own second is too little for an engine or a node
     * that is busy: jobs in an answer that nobody waits for any more are lost until the engine's time for them is up.
     */
    private static final Duration LATE_ANSWERS = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(EngineClients.class);

    private final ExecutorService performing = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .name("toroku-work-", 0)
            .uncaughtExceptionHandler((thread, thrown) -> LOG.atError()
                    .addKeyValue("fault", Fault.describe(thrown))
                    .log("Work ended without an answer to the engine"))
            .factory());
    private final CamundaClient steps;
    private final CamundaClient listeners;
    private final CamundaClient commands;

    EngineClients(ProcessSettings settings) {
        steps = client(settings, "step");
        listeners = client(settings, "listener");
        commands = client(settings, "command");
    }

    CamundaClient steps() {
        return steps;
    }

    CamundaClient listeners() {
        return listeners;
    }

    CamundaClient commands() {
        return commands;
    }

    /** Where steps and task events are worked on. */
    Executor performing() {
        return performing;
    }

    /** Lets steps in progress finish and answer, for a while. */
    @Override
    public void close() {
        performing.shutdown();
        try {
            if (!performing.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                performing.shutdownNow();
            }
        } catch (InterruptedException e) {
            performing.shutdownNow();
            Thread.currentThread().interrupt();
        }
        steps.close();
        listeners.close();
        commands.close();
    }

    private static CamundaClient client(ProcessSettings settings, String name) {
        ScheduledExecutorService polling = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("toroku-" + name + "-poll").factory());
        CamundaClientBuilder builder = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .preferRestOverGrpc(true)
                .restAddress(settings.engine())
                .defaultJobWorkerStreamEnabled(false)
                .defaultJobWorkerName("toroku")
                .defaultRequestTimeoutOffset(LATE_ANSWERS)
                .defaultMessageTimeToLive(settings.delivery().messageTimeToLive())
                .jobWorkerSchedulingExecutor(polling, true)
                .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true);
        if (settings.basic() != null) {
            builder.credentialsProvider(basic(settings.basic()));
        }
        if (settings.oauth() != null) {
            builder.credentialsProvider(oauth(settings.oauth()));
        }
        return builder.build();
    }

    private static CredentialsProvider basic(ProcessSettings.Basic basic) {
        return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .username(basic.username())
                .password(basic.password())
                .build();
    }

    private static CredentialsProvider oauth(ProcessSettings.ClientCredentials oauth) {
        return CredentialsProvider.newCredentialsProviderBuilder()
                .applyEnvironmentOverrides(false)
                .authorizationServerUrl(oauth.tokenUrl().toString())
                .clientId(oauth.clientId())
                .clientSecret(oauth.clientSecret())
                .audience(oauth.audience())
                .build();
    }
}
