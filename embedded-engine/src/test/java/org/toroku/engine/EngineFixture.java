package org.toroku.engine;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** An engine and the unmodified Camunda client that drives it by REST alone. */
final class EngineFixture implements AutoCloseable {

    private final EmbeddedEngine engine;
    private final CamundaClient client;

    private EngineFixture(EngineSettings settings) {
        this.engine = EmbeddedEngine.start(settings);
        this.client = newClient();
    }

    static EngineFixture start(EngineSettings settings) {
        return new EngineFixture(settings);
    }

    EmbeddedEngine engine() {
        return engine;
    }

    CamundaClient client() {
        return client;
    }

    CamundaClient newClient() {
        return CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .numJobWorkerExecutionThreads(4)
                .build();
    }

    long deploy(BpmnModelInstance model) {
        return client.newDeployResourceCommand()
                .addResourceString(Bpmn.convertToString(model), StandardCharsets.UTF_8, "model.bpmn")
                .execute()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    long begin(String processId) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .execute()
                .getProcessInstanceKey();
    }

    /** Asks again until the answer is there; fails after ten seconds. */
    static <T> T eventually(Supplier<T> question, java.util.function.Predicate<T> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so after ten seconds: " + answer);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            answer = question.get();
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
        engine.close();
    }
}
