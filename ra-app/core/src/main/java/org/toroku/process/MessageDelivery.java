package org.toroku.process;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.workflows.Messages;

/**
 * Passes on what a case was told. The message id names run, message and occurrence: sent twice to a run it counts
 * once, a new run gets its own.
 */
@Component
class MessageDelivery {
    private final CaseRuns runs;
    private final Journal journal;
    private final Duration timeToLive;

    MessageDelivery(CaseRuns runs, Journal journal, ProcessSettings settings) {
        this.runs = runs;
        this.journal = journal;
        this.timeToLive = settings.delivery().messageTimeToLive();
    }

    Delivery deliver(CamundaClient engine, Outbox.Order order) {
        Optional<CaseRuns.Run> run = runs.current(order.caseId());
        if (run.isEmpty()) {
            // Without a run the case is either over or about to start, and the start brings all its messages.
            return new Delivery.Moot();
        }
        try {
            publish(engine, order.step(), run.get().runId() + order.suffix());
            return new Delivery.Delivered();
        } catch (RuntimeException e) {
            return Delivery.Later.because(EngineFault.of(e));
        }
    }

    /** @throws RuntimeException of the client when the engine does not take one of them */
    void publishAll(CamundaClient engine, UUID caseId, UUID runId) {
        journal.messages(caseId).forEach(message -> publish(engine, message, runId.toString()));
    }

    private void publish(CamundaClient engine, StepContext message, String run) {
        Optional<Journal.Recorded> recorded = journal.find(message);
        if (recorded.isEmpty()) {
            return;
        }
        try {
            engine.newPublishMessageCommand()
                    .messageName(message.elementId())
                    .correlationKey(Messages.correlationKey(
                            message.elementId(),
                            message.caseId().toString(),
                            recorded.get().outcome().variables()))
                    .messageId(run + ":" + message.elementId() + ":" + message.occurrence())
                    .timeToLive(timeToLive)
                    .variables(recorded.get().outcome().json())
                    .send()
                    .join();
        } catch (RuntimeException e) {
            // A conflict says that the engine has this message already.
            if (!(EngineFault.of(e) instanceof EngineFault.Conflict)) {
                throw e;
            }
        }
    }
}
