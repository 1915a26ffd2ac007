package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobWorker;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeTest {

    @TempDir
    private Path folder;

    @Test
    void forgetsEverythingWhenWipedAndRunsOnAtTheSameAddress() {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            fixture.deploy(Models.oneServiceTask("wiped", "wiped"));
            long lost = fixture.begin("wiped");
            URI address = fixture.engine().restAddress();

            fixture.engine().wipe();

            assertThat(fixture.engine().restAddress()).isEqualTo(address);
            ProblemException unknown = catchThrowableOfType(
                    ProblemException.class,
                    () -> fixture.client().newProcessInstanceGetRequest(lost).execute());
            assertThat(unknown.code()).isEqualTo(404);
            ProblemException undeployed = catchThrowableOfType(ProblemException.class, () -> fixture.begin("wiped"));
            assertThat(undeployed.code()).isEqualTo(404);
            assertThat(undeployed.details().getDetail()).contains("none found");

            fixture.deploy(Models.oneServiceTask("wiped", "wiped"));
            assertThat(fixture.client()
                            .newProcessInstanceGetRequest(fixture.begin("wiped"))
                            .execute()
                            .getState())
                    .isEqualTo(ProcessInstanceState.ACTIVE);
        }
    }

    @Test
    void neverUsesAKeyAgainAfterAWipe() {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            fixture.deploy(Models.oneServiceTask("keys", "keys"));
            long before = fixture.begin("keys");
            fixture.engine().wipe();
            long definition = fixture.deploy(Models.oneServiceTask("keys", "keys"));
            assertThat(definition).isGreaterThan(before);
        }
    }

    @Test
    void beginsKeysAnewWhenWipedAsANewCluster() {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            fixture.engine().wipeAsNewCluster();
            fixture.deploy(Models.oneServiceTask("first", "first"));
            // more keys than the engine's own housekeeping may take in the new life
            long later = 0;
            for (int i = 0; i < 20; i++) {
                later = fixture.begin("first");
            }
            fixture.engine().wipeAsNewCluster();
            assertThat(fixture.deploy(Models.oneServiceTask("second", "second")))
                    .isLessThan(later);
        }
    }

    @Test
    void answersThoseWhoWaitWhenItIsWiped() throws Exception {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest activation = HttpRequest.newBuilder(
                            fixture.engine().restAddress().resolve("/v2/jobs/activation"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"type\":\"wait\",\"timeout\":1000,\"maxJobsToActivate\":1,\"requestTimeout\":60000}"))
                    .build();
            Future<HttpResponse<String>> waiting = http.sendAsync(activation, BodyHandlers.ofString());
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            fixture.engine().wipe();
            assertThat(waiting.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void keepsServingOpenWorkersAfterAWipe() {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary());
                JobWorker worker = fixture.client()
                        .newWorker()
                        .jobType("surviving")
                        .handler((jobs, job) -> jobs.newCompleteCommand(job).execute())
                        .open()) {
            assertThat(worker.isOpen()).isTrue();
            fixture.engine().wipe();
            fixture.deploy(Models.oneServiceTask("surviving", "surviving"));
            long instance = fixture.begin("surviving");
            assertThat(EngineFixture.eventually(
                            () -> fixture.client()
                                    .newProcessInstanceGetRequest(instance)
                                    .execute()
                                    .getState(),
                            ProcessInstanceState.COMPLETED::equals))
                    .isEqualTo(ProcessInstanceState.COMPLETED);
        }
    }

    @Test
    void freesItsPortAndLeavesNoFilesBehind() throws Exception {
        EmbeddedEngine engine = EmbeddedEngine.start(new EngineSettings(0, false, folder));
        int port = engine.restAddress().getPort();
        assertThat(files()).isPositive();
        engine.close();
        engine.close();
        assertThat(files()).isZero();
        try (ServerSocket again = new ServerSocket(port)) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
        assertThatThrownBy(engine::wipe).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (EmbeddedEngine first = EmbeddedEngine.start(EngineSettings.temporary())) {
            int port = first.restAddress().getPort();
            assertThatThrownBy(() -> EmbeddedEngine.start(new EngineSettings(port, false, folder)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(port));
            assertThat(files()).isZero();
        }
    }

    @Test
    void refusesToMoveTheMachinesClock() {
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary())) {
            assertThatThrownBy(() -> engine.clock().addTime(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> engine.clock().pinAt(Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void standsStillWhenItsClockIsPinnedAndNeverGoesBack() {
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.withControlledClock())) {
            Instant noon = Instant.parse("2030-06-01T12:00:00Z");
            engine.clock().pinAt(noon);
            assertThat(engine.clock().now()).isEqualTo(noon);
            engine.clock().addTime(Duration.ofHours(1));
            assertThat(engine.clock().now()).isEqualTo(noon.plus(Duration.ofHours(1)));
            assertThatThrownBy(() -> engine.clock().addTime(Duration.ofHours(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void servesAClientThatComesBack() {
        try (EngineFixture fixture = EngineFixture.start(EngineSettings.temporary())) {
            try (CamundaClient client = fixture.newClient()) {
                assertThat(client.newTopologyRequest().execute().getClusterSize())
                        .isEqualTo(1);
            }
            try (CamundaClient client = fixture.newClient()) {
                assertThat(client.newTopologyRequest().execute().getClusterSize())
                        .isEqualTo(1);
            }
        }
    }

    private long files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
