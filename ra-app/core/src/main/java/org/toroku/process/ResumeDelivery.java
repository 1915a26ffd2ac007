package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Resolves the incident of a step that people want tried again. */
@Component
class ResumeDelivery {
    /** The engine asks for a job only while it has retries; Toroku counts deliveries itself. */
    private static final int RETRIES = 3;

    private final HaltedLedger halted;

    ResumeDelivery(HaltedLedger halted) {
        this.halted = halted;
    }

    Delivery deliver(CamundaClient engine, Outbox.Order order) {
        Optional<Long> job = halted.jobToResume(order.step());
        if (job.isEmpty()) {
            return new Delivery.Moot();
        }
        try {
            List<Incident> incidents = engine.newIncidentSearchRequest()
                    .filter(filter -> filter.jobKey(job.get()).state(IncidentState.ACTIVE))
                    .send()
                    .join()
                    .items();
            if (incidents.isEmpty()) {
                // The halt itself may not have reached the engine yet, or its search lags.
                return new Delivery.Later("incident-not-shown", false);
            }
            engine.newUpdateRetriesCommand(job.get()).retries(RETRIES).send().join();
            for (Incident incident : incidents) {
                engine.newResolveIncidentCommand(incident.getIncidentKey())
                        .send()
                        .join();
            }
            return new Delivery.Delivered();
        } catch (RuntimeException e) {
            EngineFault fault = EngineFault.of(e);
            return fault instanceof EngineFault.NotFound ? new Delivery.Moot() : Delivery.Later.because(fault);
        }
    }
}
