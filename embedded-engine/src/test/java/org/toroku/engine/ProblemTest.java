package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals as they stand on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        http.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST   | /v2/jobs/1/completion                   | {}                                       | 404 | NOT_FOUND
                    POST   | /v2/jobs/1/failure                      | {"retries":1}                            | 404 | NOT_FOUND
                    POST   | /v2/jobs/1/error                        | {"errorCode":"x"}                        | 404 | NOT_FOUND
                    POST   | /v2/jobs/1/error                        | {}                                       | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/one/completion                 | {}                                       | 400 | INVALID_ARGUMENT
                    PATCH  | /v2/jobs/1                              | {"changeset":{}}                         | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/activation                     | {"timeout":1,"maxJobsToActivate":1}      | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/activation                     | {"type":"a","timeout":1}                 | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/activation                     | {"type":"a","maxJobsToActivate":1}       | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/activation                     | {"type":"a"                              | 400 | INVALID_ARGUMENT
                    POST   | /v2/jobs/activation                     | ["a"]                                    | 400 | INVALID_ARGUMENT
                    POST   | /v2/process-instances                   | {}                                       | 400 | INVALID_ARGUMENT
                    POST   | /v2/process-instances                   | {"processDefinitionId":"none"}           | 404 | NOT_FOUND
                    POST   | /v2/process-instances                   | {"processDefinitionKey":"x"}             | 400 | INVALID_ARGUMENT
                    POST   | /v2/process-instances                   | {"processDefinitionId":"a","variables":1}| 400 | INVALID_ARGUMENT
                    POST   | /v2/process-instances/1/cancellation    | {}                                       | 404 | NOT_FOUND
                    POST   | /v2/process-instances/1/modification    | {"activateInstructions":[{"elementId":"a"}]} | 404 | NOT_FOUND
                    POST   | /v2/process-instances/1/migration       | {}                                       | 400 | INVALID_ARGUMENT
                    GET    | /v2/process-instances/1                 |                                          | 404 | NOT_FOUND
                    POST   | /v2/user-tasks/1/completion             | {}                                       | 404 | NOT_FOUND
                    POST   | /v2/user-tasks/1/assignment             | {}                                       | 400 | INVALID_ARGUMENT
                    POST   | /v2/user-tasks/1/assignment             | {"assignee":"a"}                         | 404 | NOT_FOUND
                    DELETE | /v2/user-tasks/1/assignee               |                                          | 404 | NOT_FOUND
                    PATCH  | /v2/user-tasks/1                        | {}                                       | 400 | INVALID_ARGUMENT
                    PATCH  | /v2/user-tasks/1                        | {"changeset":{"priority":1}}             | 404 | NOT_FOUND
                    GET    | /v2/user-tasks/1                        |                                          | 404 | NOT_FOUND
                    POST   | /v2/messages/publication                | {}                                       | 400 | INVALID_ARGUMENT
                    POST   | /v2/messages/correlation                | {"name":"a"}                             | 404 | NOT_FOUND
                    POST   | /v2/incidents/1/resolution              | {}                                       | 404 | NOT_FOUND
                    GET    | /v2/incidents/1                         |                                          | 404 | NOT_FOUND
                    POST   | /v2/signals/broadcast                   | {}                                       | 400 | INVALID_ARGUMENT
                    PUT    | /v2/element-instances/1/variables       | {"variables":{}}                         | 404 | NOT_FOUND
                    GET    | /v2/nothing                             |                                          | 404 | NOT_FOUND
                    POST   | /v2/user-tasks/search                   | {"filter":{"name":"a"}}                  | 400 | INVALID_ARGUMENT
                    POST   | /v2/user-tasks/search                   | {"filter":{"state":{"$odd":"a"}}}        | 200 | -
                    """)
    void answersARefusalAsAProblem(String method, String path, String body, int status, String title) throws Exception {
        HttpResponse<String> response = send(method, path, body == null ? "" : body, "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status == 200) {
            return;
        }
        assertProblem(response, status, title, path);
    }

    @Test
    void refusesADeploymentThatIsNotMultipart() throws Exception {
        assertThat(send("POST", "/v2/deployments", "{}", "application/json").statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesAnEmptyDeployment() throws Exception {
        HttpResponse<String> response = send("POST", "/v2/deployments", "--x--\r\n", "multipart/form-data; boundary=x");
        assertProblem(response, 400, "INVALID_ARGUMENT", "/v2/deployments");
    }

    @Test
    void refusesAFormOfAWebPage() throws Exception {
        assertThat(send("POST", "/v2/messages/publication", "{\"name\":\"a\"}", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(engine.restAddress().resolve("/v2/topology"))
                        .header("Origin", "http://elsewhere.example")
                        .build(),
                BodyHandlers.ofString());
        assertProblem(response, 403, "FORBIDDEN", "/v2/topology");
    }

    @Test
    void refusesAHostNameThatOnlyResolvesHere() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), engine.restAddress().getPort())) {
            socket.getOutputStream()
                    .write("GET /v2/topology HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void answersNobodyOutsideLoopback() throws IOException {
        assertThat(engine.restAddress().getHost()).isEqualTo("127.0.0.1");
        InetAddress outside = java.net.NetworkInterface.networkInterfaces()
                .flatMap(java.net.NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                .findFirst()
                .orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(outside != null, "this machine has no other address");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Socket(outside, engine.restAddress().getPort()).close())
                .isInstanceOf(IOException.class);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String title, String path)
            throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(problem.path("instance").asText()).isEqualTo(path);
        assertThat(problem.size()).isEqualTo(5);
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(engine.restAddress().resolve(path))
                        .header("Content-Type", type)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
