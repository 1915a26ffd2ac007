package org.toroku.workflows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;

/** The real engine with the real client, workers that answer as a case is told to, and a clock that tests move. */
final class EngineRig implements AutoCloseable {

    private final EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.withControlledClock());
    private final CamundaClient client = CamundaClient.newClientBuilder()
            .restAddress(engine.restAddress())
            .preferRestOverGrpc(true)
            .numJobWorkerExecutionThreads(4)
            .build();
    private final Map<String, EngineCase> cases = new ConcurrentHashMap<>();

    private EngineRig() {}

    static EngineRig start() {
        var rig = new EngineRig();
        rig.deployEverything();
        rig.work(WatchedModels.VISIT, (current, job) -> {
            current.visited(job.getElementId(), job.getProcessInstanceKey());
            return Map.of();
        });
        JobTypes.SERVICE_TASKS.forEach(type -> rig.work(type, EngineCase::answer));
        return rig;
    }

    /** One deployment, as the models refer to each other. */
    void deployEverything() {
        var command = client.newDeployResourceCommand();
        var files = Models.processes();
        var first = files.getFirst();
        var deployment = command.addResourceBytes(WatchedModels.watched(first), first.resource());
        for (ModelFile file : files.subList(1, files.size())) {
            deployment = deployment.addResourceBytes(WatchedModels.watched(file), file.resource());
        }
        deployment.execute();
    }

    void deploy(ModelFile file) {
        client.newDeployResourceCommand()
                .addResourceBytes(WatchedModels.watched(file), file.resource())
                .execute();
    }

    /** A case that is not started yet. */
    EngineCase prepare() {
        var begun = new EngineCase(this);
        cases.put(begun.caseId(), begun);
        return begun;
    }

    CamundaClient client() {
        return client;
    }

    Instant now() {
        return engine.clock().now();
    }

    /** Moves the clock forward. It is never pinned: the engine looks for due timers a moment after they are due. */
    void pass(Duration time) {
        engine.clock().addTime(time);
    }

    private void work(String type, Worker worker) {
        client.newWorker()
                .jobType(type)
                .handler((jobs, job) -> perform(worker, jobs, job))
                .open();
    }

    private void perform(Worker worker, JobClient jobs, ActivatedJob job) {
        String caseId = String.valueOf(job.getVariablesAsMap().get(Variables.CASE_ID));
        EngineCase current = Optional.ofNullable(cases.get(caseId))
                .orElseThrow(() -> new AssertionError("job %s without case".formatted(job.getElementId())));
        jobs.newCompleteCommand(job).variables(worker.perform(current, job)).execute();
    }

    @Override
    public void close() {
        client.close();
        engine.close();
    }

    private interface Worker {
        Map<String, Object> perform(EngineCase current, ActivatedJob job);
    }
}
