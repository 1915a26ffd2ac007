package org.toroku.process;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives one order to the engine. May be asked again for the same order at any point of it, by any node. */
@Component
class OrderDelivery {
    private final TransactionTemplate transaction;
    private final CaseRuns runs;
    private final Journal journal;
    private final InboxTasks tasks;
    private final PublishedModels models;
    private final Outbox outbox;

    OrderDelivery(
            TransactionTemplate transaction,
            CaseRuns runs,
            Journal journal,
            InboxTasks tasks,
            PublishedModels models,
            Outbox outbox) {
        this.transaction = transaction;
        this.runs = runs;
        this.journal = journal;
        this.tasks = tasks;
        this.models = models;
        this.outbox = outbox;
    }

    private sealed interface Prepared {
        record Ready(UUID runId, long definition) implements Prepared {}

        record Ended() implements Prepared {}

        record NoModel() implements Prepared {}
    }

    Delivery deliver(CamundaClient engine, Outbox.Order order, Duration timeToLive) {
        return switch (order.kind()) {
            case START -> start(engine, order);
            case MESSAGE -> publish(engine, order, timeToLive);
            case COMPLETE_TASK -> completeTask(engine, order);
            case CANCEL -> cancel(engine, order);
        };
    }

    /**
     * Each attempt is a run of its own, current before the engine hears of it. An instance whose creation was never
     * answered therefore carries a stale run and is cancelled as soon as it asks for work.
     */
    private Delivery start(CamundaClient engine, Outbox.Order order) {
        Prepared prepared = inTransaction(() -> {
            Optional<String> processId = runs.lockOpen(order.caseId());
            if (processId.isEmpty()) {
                return new Prepared.Ended();
            }
            OptionalLong definition = models.newest(processId.get());
            if (definition.isEmpty()) {
                return new Prepared.NoModel();
            }
            runs.abandon(order.caseId(), "superseded")
                    .ifPresent(old -> old.instanceKey().ifPresent(key -> outbox.cancel(order.caseId(), key)));
            return new Prepared.Ready(runs.begin(order.caseId(), processId.get()), definition.getAsLong());
        });
        return switch (prepared) {
            case Prepared.Ended _ -> new Delivery.Moot();
            case Prepared.NoModel _ -> new Delivery.Later(Outbox.NO_MODEL, true);
            case Prepared.Ready ready -> create(engine, order, ready.runId(), ready.definition());
        };
    }

    private Delivery create(CamundaClient engine, Outbox.Order order, UUID runId, long definition) {
        long instance;
        try {
            instance = engine.newCreateInstanceCommand()
                    .processDefinitionKey(definition)
                    .variables(Map.<String, Object>of(
                            JobFacts.CASE_ID, order.caseId().toString(), JobFacts.RUN_ID, runId.toString()))
                    .send()
                    .join()
                    .getProcessInstanceKey();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.NotFound ? new Delivery.Later(Outbox.NO_MODEL, true) : later(fault);
        }
        List<StepContext> messages = journal.messages(order.caseId());
        inTransaction(() -> {
            runs.startedAs(runId, instance);
            messages.forEach(outbox::message);
            outbox.done(order.id());
            return true;
        });
        return new Delivery.Delivered();
    }

    /** The message id names run, message and occurrence: sent twice to a run it counts once, a new run gets its own. */
    private Delivery publish(CamundaClient engine, Outbox.Order order, Duration timeToLive) {
        StepContext message = order.step();
        Optional<CaseRuns.Run> run = runs.current(order.caseId());
        if (run.isEmpty() || run.get().instanceKey().isEmpty()) {
            return runs.isOpen(order.caseId()) ? new Delivery.Later("not-started", false) : new Delivery.Moot();
        }
        Optional<Journal.Recorded> recorded = journal.find(message);
        if (recorded.isEmpty()) {
            return new Delivery.Moot();
        }
        try {
            engine.newPublishMessageCommand()
                    .messageName(message.elementId())
                    .correlationKey(order.caseId().toString())
                    .messageId(run.get().runId() + ":" + message.elementId() + ":" + message.occurrence())
                    .timeToLive(timeToLive)
                    .variables(recorded.get().outcome().json())
                    .send()
                    .join();
            return new Delivery.Delivered();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.Conflict ? new Delivery.Delivered() : later(fault);
        }
    }

    private Delivery completeTask(CamundaClient engine, Outbox.Order order) {
        StepContext task = order.step();
        Optional<InboxTasks.Place> place = tasks.place(task);
        Optional<Journal.Recorded> recorded = journal.find(task);
        if (place.isEmpty() || recorded.isEmpty() || !place.get().awaitsCompletion()) {
            return new Delivery.Moot();
        }
        try {
            engine.newCompleteUserTaskCommand(place.get().userTaskKey())
                    .variables(recorded.get().outcome().json())
                    .send()
                    .join();
            tasks.completed(task);
            return new Delivery.Delivered();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            if (fault instanceof EngineFault.NotFound && tasks.wasLetThrough(task)) {
                tasks.completed(task);
                return new Delivery.Delivered();
            }
            return later(fault);
        }
    }

    private Delivery cancel(CamundaClient engine, Outbox.Order order) {
        try {
            engine.newCancelInstanceCommand(order.number("processInstanceKey"))
                    .send()
                    .join();
            return new Delivery.Delivered();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.NotFound ? new Delivery.Moot() : later(fault);
        }
    }

    private static Delivery later(EngineFault fault) {
        return new Delivery.Later(fault.code(), fault instanceof EngineFault.Away);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
