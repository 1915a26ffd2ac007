package org.toroku.process;

import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.workflows.Variables;

/**
 * Starts a case in the engine, for the first time or again.
 *
 * <p>Each attempt is a run of its own, current before the engine hears of it. An instance whose creation was never
 * answered therefore carries a stale run and is cancelled as soon as it asks for work.
 */
@Component
class StartDelivery {
    private final TransactionTemplate transaction;
    private final CaseRuns runs;
    private final PublishedModels models;
    private final MessageDelivery messages;
    private final Outbox outbox;

    StartDelivery(
            TransactionTemplate transaction,
            CaseRuns runs,
            PublishedModels models,
            MessageDelivery messages,
            Outbox outbox) {
        this.transaction = transaction;
        this.runs = runs;
        this.models = models;
        this.messages = messages;
        this.outbox = outbox;
    }

    private sealed interface Prepared {
        record Ready(UUID runId, long definition, List<Long> replaced) implements Prepared {}

        record Ended() implements Prepared {}

        record NoModel() implements Prepared {}
    }

    Delivery deliver(CamundaClient engine, Outbox.Order order) {
        return switch (inTransaction(() -> prepare(order.caseId()))) {
            case Prepared.Ended _ -> new Delivery.Moot();
            case Prepared.NoModel _ -> new Delivery.Later(Outbox.NO_MODEL, true);
            case Prepared.Ready ready -> start(engine, order, ready);
        };
    }

    private Prepared prepare(UUID caseId) {
        Optional<String> processId = runs.lockOpen(caseId);
        if (processId.isEmpty()) {
            return new Prepared.Ended();
        }
        OptionalLong definition = definition(caseId, processId.get());
        if (definition.isEmpty()) {
            return new Prepared.NoModel();
        }
        runs.abandon(caseId, "superseded");
        List<Long> replaced = runs.givenUp(caseId);
        return new Prepared.Ready(
                runs.begin(caseId, processId.get(), definition.getAsLong()), definition.getAsLong(), replaced);
    }

    /** A case goes on with the models that it began with, unless people had it moved or the engine cannot have them again. */
    private OptionalLong definition(UUID caseId, String processId) {
        OptionalLong own = runs.followed(caseId)
                .map(models -> this.models.of(processId, models.publication()))
                .orElseGet(OptionalLong::empty);
        return own.isPresent() ? own : models.newest(processId);
    }

    /**
     * What the case was told so far is in the engine before the instance is: otherwise a deadline that has passed
     * meanwhile could overtake a message that came in time.
     */
    private Delivery start(CamundaClient engine, Outbox.Order order, Prepared.Ready ready) {
        long instance;
        try {
            ready.replaced().forEach(former -> cancelReplaced(engine, former));
            messages.publishAll(engine, order.caseId(), ready.runId());
            instance = engine.newCreateInstanceCommand()
                    .processDefinitionKey(ready.definition())
                    .variables(Map.<String, Object>of(
                            Variables.CASE_ID,
                            order.caseId().toString(),
                            Variables.RUN_ID,
                            ready.runId().toString()))
                    .send()
                    .join()
                    .getProcessInstanceKey();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.NotFound
                    ? new Delivery.Later(Outbox.NO_MODEL, true)
                    : Delivery.Later.because(fault);
        }
        return inTransaction(() -> {
            runs.startedAs(ready.runId(), instance);
            outbox.done(order.id());
            return new Delivery.Delivered();
        });
    }

    /** What a former instance takes in would be missing to the new one. */
    private static void cancelReplaced(CamundaClient engine, long replaced) {
        try {
            engine.newCancelInstanceCommand(replaced).send().join();
        } catch (RuntimeException e) {
            if (EngineFault.of(e) instanceof EngineFault.Away) {
                throw e;
            }
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
