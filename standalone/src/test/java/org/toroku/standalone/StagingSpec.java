package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.process.CaseRecordings.Outcome;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.studio.OpenCaseEngine;
import org.toroku.studio.ReplayEngine;
import org.toroku.studio.StagingClient;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.Variables;

/** A studio without an engine of its own has cases led through models elsewhere, and gets what an engine of its own would say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagingSpec {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Instant BEGAN = Instant.parse("2026-09-01T01:00:00Z");

    @TempDir
    static Path folder;

    private StagingService service;
    private StagingClient client;

    @BeforeAll
    void start() {
        service = StagingService.start(new Options(folder.resolve("staging"), 0));
        client = client(token());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static Path token() {
        return folder.resolve("staging").resolve("secrets").resolve("staging-token");
    }

    private StagingClient client(Path token) {
        return new StagingClient(URI.create("http://127.0.0.1:" + service.port()), token, SILENCE);
    }

    /** Refused by the officer's rules, so that it ends without anything to wait for. */
    private static RecordedCase recorded(int number) {
        String id = "M-2026-00000" + number;
        return new RecordedCase(
                id,
                ProcessIds.ENROL_MY_NUMBER_CARD,
                BEGAN.plus(Duration.ofMinutes(number)),
                Map.of(Variables.CASE_ID, id, Variables.RUN_ID, id),
                List.of(
                        outcome("store-documents", Map.of(), 1),
                        outcome("verify-identity", Map.of("verification", "VERIFIED"), 2),
                        outcome("match-application", Map.of(), 3),
                        outcome("decide-automatically", Map.of("decision", "REJECT"), 4),
                        outcome("notify-rejection", Map.of(), 5)),
                List.of());
    }

    private static Outcome outcome(String element, Map<String, Object> variables, int minutes) {
        return new Outcome(element, 1, variables, BEGAN.plus(Duration.ofMinutes(minutes)));
    }

    private static ReplayEngine.Task task() {
        List<ModelFile> models = Models.processes();
        return new ReplayEngine.Task(
                models,
                models,
                IntStream.range(0, 3).mapToObj(StagingSpec::recorded).toList(),
                PATIENCE);
    }

    @Test
    void aReplayThereSaysWhatOneHereSays() {
        List<Integer> done = new ArrayList<>();
        List<ReplayEngine.Pair> there = client.replay(task(), (ready, of) -> done.add(ready));

        assertThat(there).isEqualTo(new InProcessReplay().replay(task(), (ready, of) -> true));
        assertThat(there).allSatisfy(pair -> assertThat(pair.draft()).contains(pair.live()));
        assertThat(done).isNotEmpty();
    }

    @Test
    void whereOpenCasesStandIsTheSameThereAndHere() {
        RecordedCase open = new RecordedCase(
                "M-2026-000009",
                ProcessIds.ENROL_MY_NUMBER_CARD,
                BEGAN,
                Map.of(Variables.CASE_ID, "M-2026-000009", Variables.RUN_ID, "r"),
                List.of(
                        outcome("store-documents", Map.of(), 1),
                        outcome("verify-identity", Map.of("verification", "VERIFIED"), 2),
                        outcome("match-application", Map.of(), 3),
                        outcome("decide-automatically", Map.of("decision", "REFER"), 4)),
                List.of());
        OpenCaseEngine.Task task =
                new OpenCaseEngine.Task(Models.processes(), List.of(open), BEGAN.plus(Duration.ofHours(1)), PATIENCE);

        List<OpenCaseEngine.Standing> there = client.stand(task, (ready, of) -> true);

        assertThat(there).isEqualTo(new InProcessReplay().stand(task, (ready, of) -> true));
        assertThat(there.getFirst()).isInstanceOf(OpenCaseEngine.Standing.At.class);
    }

    @Test
    void modelsThatTheEngineDoesNotTakeAreRefused() {
        // an expression that nobody can read
        List<ModelFile> broken = Models.processes().stream()
                .map(model -> new ModelFile(
                        model.resource(),
                        model.text()
                                .replace("type=\"store-documents\"", "type=\"=1 +\"")
                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(broken).isNotEqualTo(Models.processes());

        assertThatThrownBy(() -> client.replay(
                        new ReplayEngine.Task(broken, broken, List.of(recorded(1)), PATIENCE), (ready, of) -> true))
                .isInstanceOf(ReplayEngine.RefusedException.class);
    }

    @Test
    void whoDoesNotHoldTheTokenGetsNothing() throws Exception {
        Path other = Files.writeString(folder.resolve("other-token"), "0".repeat(64));

        assertThatThrownBy(() -> client(other).replay(task(), (ready, of) -> true))
                .hasMessageContaining("401");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
                .isEqualTo("rw-------");
    }

    /** The service is free again for the next one. */
    @Test
    void whoStopsGetsNoVerdictAndHoldsNobodyUp() {
        assertThat(client.replay(task(), (ready, of) -> false))
                .hasSize(3)
                .allSatisfy(pair -> assertThat(pair.draft()).isEmpty());

        Waiting.until(
                Duration.ofMinutes(1),
                () -> {
                    try {
                        return client.replay(task(), (ready, of) -> true).size();
                    } catch (IllegalStateException busy) {
                        assertThat(busy).hasMessageContaining("503");
                        return 0;
                    }
                },
                size -> size == 3);
    }
}
