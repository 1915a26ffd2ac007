package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessRunTest {

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void runsAProcessWithWorkersToTheEnd() {
        fixture.deploy(Models.threeServiceTasks());
        CamundaClient client = fixture.client();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (JobWorker worker = client.newWorker()
                .jobType("work")
                .handler((jobs, job) -> {
                    seen.add(job.getElementId());
                    jobs.newCompleteCommand(job)
                            .variables(Map.of(job.getElementId(), true))
                            .execute();
                })
                .timeout(Duration.ofMinutes(1))
                .open()) {
            assertThat(worker.isOpen()).isTrue();
            var result = client.newCreateInstanceCommand()
                    .bpmnProcessId("three-tasks")
                    .latestVersion()
                    .variables(Map.of("requestId", "r-1"))
                    .withResult()
                    .requestTimeout(Duration.ofSeconds(20))
                    .execute();
            assertThat(result.getVariablesAsMap())
                    .containsEntry("requestId", "r-1")
                    .containsEntry("first", true)
                    .containsEntry("third", true);
            assertThat(client.newProcessInstanceGetRequest(result.getProcessInstanceKey())
                            .execute()
                            .getState())
                    .isEqualTo(ProcessInstanceState.COMPLETED);
        }
        assertThat(seen).containsExactlyInAnyOrder("first", "second", "third");
    }
}
