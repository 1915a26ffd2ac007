package org.toroku.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the open cases with the engine and starts again what the engine has lost. What a case decided so far is in
 * its journal and carries the new run to where the old one stood.
 */
@Component
class CaseRecovery {
    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final CaseRuns runs;
    private final Outbox outbox;
    private final ModelPublisher publisher;
    private final TransactionTemplate transaction;
    private final CaseRestarts restarts;
    private final Restarting restarting;
    private final Settings settings;

    /** What is done about a run that is no more, and by what is known whether it had to be. */
    @Component
    record Restarting(CaseRestarts restarts, ObjectProvider<CaseEnds> ends) {
        boolean isOver(UUID caseId) {
            return ends.stream().flatMap(each -> each.over(caseId).stream()).anyMatch(Boolean::booleanValue);
        }
    }

    /** @param grace see {@link ProcessSettings.Recovery} */
    record Settings(Clock clock, Duration grace, Duration keepDone) {}

    CaseRecovery(
            CaseRuns runs,
            Outbox outbox,
            ModelPublisher publisher,
            TransactionTemplate transaction,
            Restarting restarting,
            Settings settings) {
        this.runs = runs;
        this.outbox = outbox;
        this.publisher = publisher;
        this.transaction = transaction;
        this.restarts = restarting.restarts();
        this.restarting = restarting;
        this.settings = settings;
    }

    /** @throws RuntimeException of client or database when one of them is away */
    void compare(CamundaClient engine) {
        outbox.purgeDone(settings.keepDone());
        runs.idle().forEach(outbox::start);
        boolean askedForLife = outbox.lacksModel();
        if (askedForLife && publisher.publish(engine)) {
            return;
        }
        List<CaseRuns.Run> page = runs.openAfter(FIRST, PAGE);
        while (!page.isEmpty()) {
            List<CaseRuns.Run> missing = compare(engine, page);
            if (!missing.isEmpty() && !askedForLife) {
                if (publisher.publish(engine)) {
                    return;
                }
                askedForLife = true;
            }
            missing.forEach(this::missing);
            page = runs.openAfter(page.getLast().caseId(), PAGE);
        }
    }

    /** @return those of {@code page} that the engine does not show */
    private List<CaseRuns.Run> compare(CamundaClient engine, List<CaseRuns.Run> page) {
        Map<Long, ProcessInstanceState> states = states(engine, page);
        List<CaseRuns.Run> missing = new ArrayList<>();
        List<UUID> found = new ArrayList<>();
        for (CaseRuns.Run run : page) {
            ProcessInstanceState state =
                    states.getOrDefault(run.instanceKey().orElseThrow(), ProcessInstanceState.UNKNOWN_ENUM_VALUE);
            switch (state) {
                case ACTIVE -> found.add(run.runId());
                case COMPLETED -> completed(run);
                case TERMINATED -> restarts.lost(run, "terminated");
                case UNKNOWN_ENUM_VALUE -> missing.add(run);
            }
        }
        runs.found(found);
        return missing;
    }

    /** A message that nobody here sent can bring a diagram to its end, which acknowledges nothing to the applicant. */
    private void completed(CaseRuns.Run run) {
        if (restarting.isOver(run.caseId())) {
            transaction.executeWithoutResult(status -> runs.complete(run));
        } else {
            restarts.astray(run.caseId(), run.runId(), "ended-early");
        }
    }

    private static Map<Long, ProcessInstanceState> states(CamundaClient engine, List<CaseRuns.Run> page) {
        List<Long> keys =
                page.stream().map(run -> run.instanceKey().orElseThrow()).toList();
        Map<Long, ProcessInstanceState> states = new HashMap<>();
        for (ProcessInstance instance : engine.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(key -> key.in(keys)))
                .page(request -> request.limit(PAGE))
                .send()
                .join()
                .items()) {
            states.put(instance.getProcessInstanceKey(), instance.getState());
        }
        return states;
    }

    /** A cluster's search lags behind, so that one look proves nothing there. */
    private void missing(CaseRuns.Run run) {
        Duration absent =
                Duration.between(runs.missing(run.runId()), settings.clock().instant());
        if (absent.compareTo(settings.grace()) >= 0) {
            restarts.lost(run, "missing");
        }
    }
}
