package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/**
 * Deploys the models and finds out, by the answer, whether the engine still is the one that was deployed to before.
 * Deploying what the engine has changes nothing there, so it may be asked at every start and at every doubt.
 */
@Component
class ModelPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ModelPublisher.class);

    private final ProvenModels source;
    private final PublishedModels published;
    private final CaseRuns runs;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Book book;

    ModelPublisher(
            ProvenModels source,
            PublishedModels published,
            CaseRuns runs,
            Outbox outbox,
            TransactionTemplate transaction,
            Book book) {
        this.source = source;
        this.published = published;
        this.runs = runs;
        this.outbox = outbox;
        this.transaction = transaction;
        this.book = book;
    }

    /**
     * Deploys and registers. When the engine turns out to have lost its data, every open case is started again.
     *
     * <p>The call to the engine lies inside the transaction, against the rule: the order in which deployments are
     * answered must be the order in which they are registered, on all nodes.
     *
     * @return whether the engine had lost its data
     * @throws ModelsRefusedException if the models are not proven; the engine is told nothing then
     * @throws RuntimeException of the client when the engine is away
     */
    boolean publish(CamundaClient engine) {
        SortedMap<String, byte[]> models = new TreeMap<>();
        source.models().forEach((name, bpmn) -> models.put(name, UserTaskListeners.injectInto(bpmn, name)));
        if (models.isEmpty()) {
            throw new IllegalStateException("there is no process model to publish");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            published.lockPublishing();
            DeploymentEvent deployment = deploy(engine, models);
            return register(deployment.getKey(), deployed(deployment, models));
        }));
    }

    /**
     * Asks the gate alone.
     *
     * @throws ModelsRefusedException if the models could not be published, whether or not the engine is there
     */
    void prove() {
        source.models();
    }

    private boolean register(long deploymentKey, List<PublishedModels.Model> deployed) {
        Optional<PublishedModels.Life> life = published.currentLife();
        boolean lost = life.isPresent() && published.contradicts(life.get(), deploymentKey, deployed);
        UUID engineId;
        if (life.isPresent() && !lost) {
            engineId = life.get().engineId();
            published.continueLife(engineId, deploymentKey);
        } else {
            engineId = published.beginLife(deploymentKey);
        }
        published.register(engineId, deployed);
        if (lost) {
            restartAll();
        }
        return lost;
    }

    private void restartAll() {
        int lost = runs.abandonAll("engine-lost");
        List<UUID> cases = runs.idle();
        cases.forEach(outbox::start);
        book.record(new Book.Entry(
                new Actor.Service("recovery"),
                "engine-lost-cases-restarted",
                Optional.empty(),
                Map.of("runs", lost, "cases", cases.size()),
                List.of()));
        LOG.atWarn()
                .addKeyValue("cases", cases.size())
                .log(
                        "The engine knows none of our cases; they go on from the journal. Expected at each start of the default"
                                + " run, whose engine keeps nothing; on a cluster ask why it lost its data");
    }

    private static DeploymentEvent deploy(CamundaClient engine, SortedMap<String, byte[]> models) {
        DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 ready =
                command.addResourceBytes(models.firstEntry().getValue(), models.firstKey());
        for (Map.Entry<String, byte[]> each :
                models.tailMap(models.firstKey() + "\0").entrySet()) {
            ready = ready.addResourceBytes(each.getValue(), each.getKey());
        }
        return ready.send().join();
    }

    private static List<PublishedModels.Model> deployed(DeploymentEvent deployment, Map<String, byte[]> models) {
        return deployment.getProcesses().stream()
                .map(process -> new PublishedModels.Model(
                        process.getProcessDefinitionKey(),
                        process.getBpmnProcessId(),
                        process.getVersion(),
                        sha256(Objects.requireNonNull(models.get(process.getResourceName())))))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
