package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Connections to the engine. Steps, user-task events and commands have one each with threads of its own, so that a
 * slow certification authority delays neither the inbox nor the outbox.
 */
final class EngineClients implements AutoCloseable {
    private final CamundaClient steps;
    private final CamundaClient listeners;
    private final CamundaClient commands;

    EngineClients(ProcessSettings settings) {
        steps = client(settings, "step", settings.workers().threads());
        listeners = client(settings, "listener", settings.workers().listenerThreads());
        commands = client(settings, "command", 1);
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

    @Override
    public void close() {
        steps.close();
        listeners.close();
        commands.close();
    }

    private static CamundaClient client(ProcessSettings settings, String name, int threads) {
        ScheduledExecutorService polling = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("toroku-" + name + "-poll").factory());
        CamundaClientBuilder builder = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .preferRestOverGrpc(true)
                .restAddress(settings.engine())
                .defaultJobWorkerStreamEnabled(false)
                .defaultJobWorkerName("toroku")
                .defaultMessageTimeToLive(settings.delivery().messageTimeToLive())
                .jobWorkerSchedulingExecutor(polling, true)
                .jobHandlingExecutor(
                        Executors.newFixedThreadPool(
                                threads,
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("toroku-" + name + "-", 0)
                                        .factory()),
                        true);
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
