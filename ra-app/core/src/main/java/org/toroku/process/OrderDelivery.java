package org.toroku.process;

import io.camunda.client.CamundaClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives one order to the engine. May be asked again for the same order at any point of it, by any node. */
@Component
class OrderDelivery {
    private final StartDelivery starts;
    private final MessageDelivery messages;
    private final Journal journal;
    private final InboxTasks tasks;
    private final Outbox outbox;
    private final ResumeDelivery resumptions;

    OrderDelivery(
            StartDelivery starts,
            MessageDelivery messages,
            Journal journal,
            InboxTasks tasks,
            Outbox outbox,
            ResumeDelivery resumptions) {
        this.starts = starts;
        this.messages = messages;
        this.journal = journal;
        this.tasks = tasks;
        this.outbox = outbox;
        this.resumptions = resumptions;
    }

    Delivery deliver(CamundaClient engine, Outbox.Order order) {
        return switch (order.kind()) {
            case START -> starts.deliver(engine, order);
            case MESSAGE -> messages.deliver(engine, order);
            case COMPLETE_TASK -> completeTask(engine, order);
            case RESUME -> resumptions.deliver(engine, order);
            case CANCEL -> cancel(engine, order);
        };
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
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            // The completing listener let it through before: only the answer was lost.
            if (!(fault instanceof EngineFault.NotFound) || !tasks.wasLetThrough(task)) {
                return Delivery.Later.because(fault);
            }
        }
        tasks.completed(task);
        return new Delivery.Delivered();
    }

    /** What the instance may have taken in meanwhile was meant for the run that replaced it. */
    private Delivery cancel(CamundaClient engine, Outbox.Order order) {
        try {
            engine.newCancelInstanceCommand(order.number("processInstanceKey"))
                    .send()
                    .join();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.NotFound ? new Delivery.Moot() : Delivery.Later.because(fault);
        }
        journal.messages(order.caseId()).forEach(message -> outbox.messageAgain(message, order.id()));
        return new Delivery.Delivered();
    }
}
