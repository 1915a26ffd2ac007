package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobTest {

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.withControlledClock());

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void wakesAWaitingWorkerAtOnce() throws Exception {
        fixture.deploy(Models.oneServiceTask("wake", "wake"));
        fixture.begin("wake");
        activate(fixture.client(), "wake", Duration.ofSeconds(5));
        long slowest = 0;
        for (int round = 0; round < 10; round++) {
            Future<ActivateJobsResponse> waiting = poll(fixture.client(), "wake", Duration.ofSeconds(20));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            assertThat(waiting.isDone()).isFalse();
            long begun = System.nanoTime();
            fixture.begin("wake");
            assertThat(waiting.get(10, TimeUnit.SECONDS).getJobs()).hasSize(1);
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void answersAnEmptyListWhenNothingComesInTime() {
        long begun = System.nanoTime();
        assertThat(activate(fixture.client(), "never", Duration.ofMillis(300))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
    }

    @Test
    void givesAJobToOnlyOneOfTwoRacingClients() throws Exception {
        fixture.deploy(Models.oneServiceTask("race", "race"));
        try (CamundaClient other = fixture.newClient()) {
            for (int round = 0; round < 10; round++) {
                Future<ActivateJobsResponse> mine = poll(fixture.client(), "race", Duration.ofMillis(400));
                Future<ActivateJobsResponse> theirs = poll(other, "race", Duration.ofMillis(400));
                long instance = fixture.begin("race");
                List<ActivatedJob> all =
                        new ArrayList<>(mine.get(10, TimeUnit.SECONDS).getJobs());
                all.addAll(theirs.get(10, TimeUnit.SECONDS).getJobs());
                assertThat(all).extracting(ActivatedJob::getProcessInstanceKey).containsExactly(instance);
            }
        }
    }

    @Test
    void servesAllWaitingWorkersWhenManyJobsComeAtOnce() throws Exception {
        fixture.deploy(Models.oneServiceTask("many", "many"));
        List<Future<ActivateJobsResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(fixture.client()
                    .newActivateJobsCommand()
                    .jobType("many")
                    .maxJobsToActivate(1)
                    .timeout(Duration.ofMinutes(5))
                    .requestTimeout(Duration.ofSeconds(20))
                    .send());
        }
        for (int i = 0; i < 8; i++) {
            fixture.begin("many");
        }
        for (Future<ActivateJobsResponse> each : waiting) {
            assertThat(each.get(10, TimeUnit.SECONDS).getJobs()).hasSize(1);
        }
    }

    @Test
    void doesNotLoseAJobToAWorkerThatHungUp() throws Exception {
        fixture.deploy(Models.oneServiceTask("hangup", "hangup"));
        URI address = fixture.engine().restAddress();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            byte[] body =
                    "{\"type\":\"hangup\",\"worker\":\"w\",\"timeout\":300000,\"maxJobsToActivate\":10,\"requestTimeout\":60000}"
                            .getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(("POST /v2/jobs/activation HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            // The request must be waiting before its client goes away.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        long instance = fixture.begin("hangup");
        assertThat(activate(fixture.client(), "hangup", Duration.ofSeconds(5)))
                .extracting(ActivatedJob::getProcessInstanceKey)
                .containsExactly(instance);
    }

    @Test
    void handsAJobOutAgainAfterItsTimeoutAndRefusesTheSlowWorker() {
        fixture.deploy(Models.oneServiceTask("timeout", "timeout"));
        fixture.begin("timeout");
        ActivatedJob slow =
                activate(fixture.client(), "timeout", Duration.ofSeconds(5)).getFirst();
        assertThat(slow.getKind()).isEqualTo(JobKind.BPMN_ELEMENT);
        assertThat(activate(fixture.client(), "timeout", Duration.ofMillis(100)))
                .isEmpty();
        fixture.engine().clock().addTime(Duration.ofMinutes(6));
        ActivatedJob again =
                activate(fixture.client(), "timeout", Duration.ofSeconds(10)).getFirst();
        assertThat(again.getKey()).isEqualTo(slow.getKey());
        fixture.client().newCompleteCommand(again).execute();
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client().newCompleteCommand(slow).execute());
        assertThat(refused.code()).isEqualTo(404);
        assertThat(refused.details().getDetail()).contains("no such job was found");
    }

    @Test
    void waitsForTheRetryBackoff() {
        fixture.deploy(Models.oneServiceTask("backoff", "backoff"));
        fixture.begin("backoff");
        ActivatedJob job =
                activate(fixture.client(), "backoff", Duration.ofSeconds(5)).getFirst();
        fixture.client()
                .newFailCommand(job)
                .retries(2)
                .retryBackoff(Duration.ofMinutes(1))
                .errorMessage("device busy")
                .variables(Map.of("attempt", 1))
                .execute();
        assertThat(activate(fixture.client(), "backoff", Duration.ofMillis(200)))
                .isEmpty();
        fixture.engine().clock().addTime(Duration.ofSeconds(90));
        ActivatedJob again =
                activate(fixture.client(), "backoff", Duration.ofSeconds(10)).getFirst();
        assertThat(again.getRetries()).isEqualTo(2);
        assertThat(again.getVariablesAsMap()).containsEntry("attempt", 1);
    }

    @Test
    void raisesAnIncidentWithoutRetriesAndGoesOnWhenItIsResolved() {
        fixture.deploy(Models.oneServiceTask("incident", "incident"));
        long instance = fixture.begin("incident");
        ActivatedJob job =
                activate(fixture.client(), "incident", Duration.ofSeconds(5)).getFirst();
        fixture.client()
                .newFailCommand(job)
                .retries(0)
                .errorMessage("device gone")
                .execute();
        Incident incident = fixture.client()
                .newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).state(IncidentState.ACTIVE))
                .execute()
                .singleItem();
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("device gone");
        assertThat(incident.getJobKey()).isEqualTo(job.getKey());
        assertThat(fixture.client()
                        .newProcessInstanceGetRequest(instance)
                        .execute()
                        .getHasIncident())
                .isTrue();

        fixture.client().newUpdateRetriesCommand(job).retries(1).execute();
        fixture.client().newResolveIncidentCommand(incident.getIncidentKey()).execute();
        ActivatedJob again =
                activate(fixture.client(), "incident", Duration.ofSeconds(5)).getFirst();
        fixture.client().newCompleteCommand(again).execute();
        assertThat(fixture.client()
                        .newProcessInstanceGetRequest(instance)
                        .execute()
                        .getState())
                .isEqualTo(ProcessInstanceState.COMPLETED);
        assertThat(fixture.client()
                        .newIncidentGetRequest(incident.getIncidentKey())
                        .execute()
                        .getState())
                .isEqualTo(IncidentState.RESOLVED);
    }

    @Test
    void takesTheErrorPathWhenAWorkerThrowsABpmnError() {
        fixture.deploy(Bpmn.createExecutableProcess("error")
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType("error"))
                .boundaryEvent("refused", event -> event.error("CA_REFUSED").zeebeOutputExpression("why", "why"))
                .serviceTask("tell", task -> task.zeebeJobType("tell"))
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        fixture.begin("error");
        ActivatedJob job =
                activate(fixture.client(), "error", Duration.ofSeconds(5)).getFirst();
        fixture.client()
                .newThrowErrorCommand(job)
                .errorCode("CA_REFUSED")
                .variables(Map.of("why", "policy"))
                .execute();
        assertThat(activate(fixture.client(), "tell", Duration.ofSeconds(5))
                        .getFirst()
                        .getVariablesAsMap())
                .containsEntry("why", "policy");
    }

    @Test
    void fetchesOnlyTheVariablesAskedFor() {
        fixture.deploy(Models.oneServiceTask("fetch", "fetch"));
        fixture.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("fetch")
                .latestVersion()
                .variables(Map.of("wanted", 1, "other", 2))
                .execute();
        List<ActivatedJob> jobs = fixture.client()
                .newActivateJobsCommand()
                .jobType("fetch")
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(5))
                .fetchVariables("wanted")
                .requestTimeout(Duration.ofSeconds(5))
                .execute()
                .getJobs();
        assertThat(jobs.getFirst().getVariablesAsMap()).containsOnlyKeys("wanted");
    }

    private static Future<ActivateJobsResponse> poll(CamundaClient client, String type, Duration wait) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(10)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(wait)
                .send();
    }

    private static List<ActivatedJob> activate(CamundaClient client, String type, Duration wait) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(10)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(wait)
                .execute()
                .getJobs();
    }
}
