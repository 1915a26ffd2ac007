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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.workflows.ModelFile;

/**
 * Deploys the models and finds out, by the answer, whether the engine still is the one that was deployed to before.
 * Deploying what the engine has changes nothing there, so it may be asked at every start and at every doubt.
 */
@Component
class ModelPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ModelPublisher.class);

    /** Not of who asks, nor of the moment: the models are wrong, or too large. */
    private static final Set<String> REFUSALS = Set.of("engine-http-400", "engine-http-413");

    private final ModelSource source;
    private final ProvenModels proven;
    private final PublishedModels published;
    private final CaseRuns runs;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Book book;

    /** What this node, whose conductor alone comes here, deployed last. */
    private @Nullable Deployed last;

    ModelPublisher(
            ModelSource source,
            ProvenModels proven,
            PublishedModels published,
            CaseRuns runs,
            Outbox outbox,
            TransactionTemplate transaction,
            Book book) {
        this.source = source;
        this.proven = proven;
        this.published = published;
        this.runs = runs;
        this.outbox = outbox;
        this.transaction = transaction;
        this.book = book;
    }

    /** @return whether the engine had lost its data; false, too, where nothing was to be done */
    boolean publishIfDue(CamundaClient engine) {
        return isDue() && publish(engine);
    }

    /**
     * Whether other models are in force than this node deployed last. The engine may have them already, of an attempt of
     * any node that was interrupted before it was registered.
     *
     * @throws ModelsWithheldException if it cannot be told which models are in force
     */
    boolean isDue() {
        return last == null || !last.publication().equals(source.publication());
    }

    /**
     * Deploys and registers. When the engine turns out to have lost its data, every open case is started again.
     *
     * <p>The call to the engine lies inside the transaction, against the rule: the order in which deployments are
     * answered must be the order in which they are registered, on all nodes.
     *
     * @return whether the engine had lost its data
     * @throws ModelsWithheldException if the models in force must not be deployed
     * @throws RuntimeException of the client when the engine is away
     */
    boolean publish(CamundaClient engine) {
        Attempt attempt = attempt(engine);
        while (attempt instanceof Refused) {
            // what was in force before is in force again
            attempt = attempt(engine);
        }
        Deployed deployed = (Deployed) attempt;
        last = deployed;
        return deployed.lost();
    }

    private sealed interface Attempt permits Deployed, Refused {}

    private record Deployed(Optional<UUID> publication, boolean lost) implements Attempt {}

    private record Refused() implements Attempt {}

    private Attempt attempt(CamundaClient engine) {
        return Objects.requireNonNull(transaction.execute(status -> {
            published.lockPublishing();
            ModelSet set = proven.models();
            if (set.processes().isEmpty()) {
                throw new IllegalStateException("there is no process model to publish");
            }
            try {
                return new Deployed(set.publication(), deploy(engine, set));
            } catch (UnfitException e) {
                if (source.refused(set, e.code)) {
                    return new Refused();
                }
                throw e;
            }
        }));
    }

    private boolean deploy(CamundaClient engine, ModelSet set) {
        SortedMap<String, byte[]> models = injected(set);
        DeploymentEvent deployment;
        try {
            deployment = send(engine, models);
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            if (fault instanceof EngineFault.Rejected(var code) && REFUSALS.contains(code)) {
                throw new UnfitException(code, e);
            }
            throw e;
        }
        List<PublishedModels.Model> deployed = deployed(deployment, models, set);
        boolean lost = register(deployment.getKey(), deployed, set);
        if (lost && deployEarlier(engine, set)) {
            // new cases begin with what was deployed last
            deployment = send(engine, models);
            deployed = deployed(deployment, models, set);
            register(deployment.getKey(), deployed, set);
        }
        source.deployed(
                set,
                deployed.stream()
                        .map(model ->
                                new ModelSource.Definition(model.definition(), model.processId(), model.version()))
                        .toList());
        return lost;
    }

    /**
     * The models that open cases began with and that are not in force any more, for the engine that has forgotten them.
     *
     * @return whether there were any
     */
    private boolean deployEarlier(CamundaClient engine, ModelSet inForce) {
        boolean any = false;
        for (CaseRuns.Followed followed : runs.followed()) {
            if (followed.publication().equals(inForce.publication())) {
                continue;
            }
            Optional<ModelSet> earlier = proven.earlier(followed.publication());
            if (earlier.isEmpty()) {
                cannotBeHadAgain(followed, "not-proven");
                continue;
            }
            SortedMap<String, byte[]> models;
            DeploymentEvent deployment;
            try {
                models = injected(earlier.get());
                deployment = send(engine, models);
            } catch (UnfitException e) {
                cannotBeHadAgain(followed, e.code);
                continue;
            } catch (RuntimeException e) {
                if (EngineFault.of(e) instanceof EngineFault.Rejected(var code) && REFUSALS.contains(code)) {
                    cannotBeHadAgain(followed, code);
                    continue;
                }
                throw e;
            }
            register(deployment.getKey(), deployed(deployment, models, earlier.get()), earlier.get());
            any = true;
        }
        return any;
    }

    /** Their cases go on with the models in force, for they cannot stand still. */
    private void cannotBeHadAgain(CaseRuns.Followed followed, String code) {
        String publication = followed.publication().map(UUID::toString).orElse("release");
        LOG.atError()
                .addKeyValue("alarm", "earlier-models-withheld")
                .addKeyValue("publication", publication)
                .addKeyValue("reason", code)
                .log("Open cases cannot go on with the models that they began with; they go on with those in force");
        book.record(new Book.Entry(
                new Actor.Service("recovery"),
                "earlier-models-withheld",
                Optional.empty(),
                Map.of("publication", publication, "reason", code),
                List.of()));
    }

    private static SortedMap<String, byte[]> injected(ModelSet set) {
        SortedMap<String, byte[]> models = new TreeMap<>();
        try {
            set.processes()
                    .forEach(model -> models.put(
                            model.resource(), UserTaskListeners.injectInto(model.bytes(), model.resource())));
        } catch (IllegalArgumentException e) {
            throw new UnfitException("not-deployable", e);
        }
        return models;
    }

    /** The models themselves are at fault, however often they are sent. */
    private static final class UnfitException extends RuntimeException {
        private final String code;

        private UnfitException(String code, Throwable cause) {
            super(code, cause);
            this.code = code;
        }
    }

    private boolean register(long deploymentKey, List<PublishedModels.Model> deployed, ModelSet set) {
        Optional<PublishedModels.Life> life = published.currentLife();
        boolean lost = life.isPresent() && published.contradicts(life.get(), deploymentKey, deployed);
        UUID engineId;
        if (life.isPresent() && !lost) {
            engineId = life.get().engineId();
            published.continueLife(engineId, deploymentKey);
        } else {
            engineId = published.beginLife(deploymentKey);
        }
        published.register(engineId, deployed, set.publication());
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

    private static DeploymentEvent send(CamundaClient engine, SortedMap<String, byte[]> models) {
        DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 ready =
                command.addResourceBytes(models.firstEntry().getValue(), models.firstKey());
        for (Map.Entry<String, byte[]> each :
                models.tailMap(models.firstKey() + "\0").entrySet()) {
            ready = ready.addResourceBytes(each.getValue(), each.getKey());
        }
        return ready.send().join();
    }

    private static List<PublishedModels.Model> deployed(
            DeploymentEvent deployment, Map<String, byte[]> models, ModelSet set) {
        Map<String, ModelFile> files =
                set.processes().stream().collect(Collectors.toMap(ModelFile::resource, Function.identity()));
        return deployment.getProcesses().stream()
                .map(process -> new PublishedModels.Model(
                        process.getProcessDefinitionKey(),
                        process.getBpmnProcessId(),
                        process.getVersion(),
                        sha256(Objects.requireNonNull(models.get(process.getResourceName()))),
                        Objects.requireNonNull(files.get(process.getResourceName()))))
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
