package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.DeploymentResult;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQueryResult;
import io.camunda.client.protocol.rest.JobActivationResult;
import io.camunda.client.protocol.rest.MessageCorrelationResult;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import io.camunda.client.protocol.rest.ProblemDetail;
import io.camunda.client.protocol.rest.ProcessDefinitionSearchQueryResult;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.SignalBroadcastResult;
import io.camunda.client.protocol.rest.TopologyResponse;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQueryResult;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every answer has the shape of the official description, as the client's own model classes (generated from the API
 * description of 8.9) state it: all fields known, all required ones there, none null that must not be, types and
 * enumerations right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        http.close();
        fixture.close();
    }

    @Test
    void topology() throws Exception {
        conforms(send("GET", "/v2/topology", ""), TopologyResponse.class);
    }

    @Test
    void deploymentOfEveryKindOfResource() throws Exception {
        String boundary = "frontier";
        StringBuilder body = new StringBuilder();
        for (String name : List.of("models/profile.dmn", "models/review.form")) {
            try (var stream = ContractTest.class.getClassLoader().getResourceAsStream(name)) {
                assertThat(stream).isNotNull();
                part(body, boundary, name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        part(body, boundary, "three.bpmn", Bpmn.convertToString(Models.threeServiceTasks()));
        body.append("--").append(boundary).append("--\r\n");
        JsonNode answer = JSON.readTree(http.send(
                        HttpRequest.newBuilder(fixture.engine().restAddress().resolve("/v2/deployments"))
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        conforms(answer, DeploymentResult.class);
        assertThat(answer.path("deployments")).hasSize(4);
    }

    @Test
    void searchOfDefinitions() throws Exception {
        fixture.deploy(Models.oneServiceTask("contract-definition", "contract"));
        conforms(send("POST", "/v2/process-definitions/search", "{}"), ProcessDefinitionSearchQueryResult.class);
        JsonNode found = send(
                "POST",
                "/v2/process-definitions/search",
                "{\"filter\":{\"processDefinitionId\":\"contract-definition\"}}");
        conforms(found, ProcessDefinitionSearchQueryResult.class);
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.path("items").path(0).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void instancesAndTheirSearch() throws Exception {
        fixture.deploy(Models.oneServiceTask("contract", "contract"));
        JsonNode created =
                send("POST", "/v2/process-instances", "{\"processDefinitionId\":\"contract\",\"tags\":[\"demo:1\"]}");
        conforms(created, CreateProcessInstanceResult.class);
        conforms(
                send(
                        "GET",
                        "/v2/process-instances/"
                                + created.path("processInstanceKey").asText(),
                        ""),
                ProcessInstanceResult.class);
        conforms(send("POST", "/v2/process-instances/search", "{}"), ProcessInstanceSearchQueryResult.class);
        conforms(
                send("POST", "/v2/process-instances/search", "{\"filter\":{\"processInstanceKey\":\"1\"}}"),
                ProcessInstanceSearchQueryResult.class);
    }

    @Test
    void jobsAndIncidents() throws Exception {
        fixture.deploy(Models.oneServiceTask("contract-jobs", "contract-jobs"));
        fixture.begin("contract-jobs");
        JsonNode activated = activate("contract-jobs");
        conforms(activated, JobActivationResult.class);
        String job = activated.path("jobs").path(0).path("jobKey").asText();
        send("POST", "/v2/jobs/" + job + "/failure", "{\"retries\":0,\"errorMessage\":\"gone\"}");
        JsonNode incidents = send("POST", "/v2/incidents/search", "{\"filter\":{\"jobKey\":\"" + job + "\"}}");
        conforms(incidents, IncidentSearchQueryResult.class);
        conforms(
                send(
                        "GET",
                        "/v2/incidents/"
                                + incidents
                                        .path("items")
                                        .path(0)
                                        .path("incidentKey")
                                        .asText(),
                        ""),
                IncidentResult.class);
    }

    @Test
    void listenerJobsAndUserTasks() throws Exception {
        fixture.deploy(Models.userTaskWithListeners());
        fixture.begin("review");
        JsonNode activated = activate("inbox.creating");
        conforms(activated, JobActivationResult.class);
        JsonNode job = activated.path("jobs").path(0);
        assertThat(job.path("kind").asText()).isEqualTo("TASK_LISTENER");
        String task = job.path("userTask").path("userTaskKey").asText();
        send("POST", "/v2/jobs/" + job.path("jobKey").asText() + "/completion", "{}");
        conforms(send("GET", "/v2/user-tasks/" + task, ""), UserTaskResult.class);
        conforms(send("POST", "/v2/user-tasks/search", "{}"), UserTaskSearchQueryResult.class);
    }

    @Test
    void messagesAndSignals() throws Exception {
        fixture.deploy(Models.waitsForMessage());
        send(
                "POST",
                "/v2/process-instances",
                "{\"processDefinitionId\":\"waits\",\"variables\":{\"requestId\":\"c\"}}");
        conforms(
                send("POST", "/v2/messages/correlation", "{\"name\":\"csr-arrived\",\"correlationKey\":\"c\"}"),
                MessageCorrelationResult.class);
        conforms(
                send("POST", "/v2/messages/publication", "{\"name\":\"other\",\"timeToLive\":1000}"),
                MessagePublicationResult.class);
        conforms(send("POST", "/v2/signals/broadcast", "{\"signalName\":\"s\"}"), SignalBroadcastResult.class);
    }

    @Test
    void refusals() throws Exception {
        conforms(send("GET", "/v2/user-tasks/1", ""), ProblemDetail.class);
    }

    @Test
    void findsWhatIsWrongWithAnAnswer() throws Exception {
        assertThat(ClientModel.faults(JSON.readTree("""
                                {"userTaskKey": 1, "state": "ODD", "elementId": null, "more": true, "priority": "50"}"""), UserTaskResult.class))
                .contains(
                        "userTaskKey is not of type String",
                        "state is not of type UserTaskStateEnum",
                        "elementId is null",
                        "more is not in the description",
                        "priority is not of type Integer",
                        "creationDate is missing");
    }

    private static void conforms(JsonNode answer, Class<?> model) {
        assertThat(ClientModel.faults(answer, model)).as("%s", answer).isEmpty();
    }

    private JsonNode activate(String type) throws Exception {
        return send(
                "POST",
                "/v2/jobs/activation",
                "{\"type\":\"%s\",\"timeout\":60000,\"maxJobsToActivate\":1}".formatted(type));
    }

    private static void part(StringBuilder body, String boundary, String name, String content) {
        body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .append(content)
                .append("\r\n");
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        String answer = http.send(
                        HttpRequest.newBuilder(fixture.engine().restAddress().resolve(path))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer.isEmpty() ? "{}" : answer);
    }
}
