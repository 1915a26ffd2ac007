package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.emulator.EmulatedCard;
import org.toroku.testkit.emulator.VirtualPcsc;
import org.toroku.testkit.emulator.VirtualReader;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.TestCard;
import tools.jackson.databind.json.JsonMapper;

/** The example for card apps, as it stands in the documentation: from the form to the certificate with a card in a reader. */
@ExtendWith(RunningToroku.class)
class CardReaderSpec {
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "apply-with-card.sh");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Standalone toroku;

    @TempDir
    Path files = Path.of("");

    CardReaderSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    @Test
    void appliesSignsByTheReaderAndGetsTheCertificate() throws Exception {
        // cards in readers have RSA keys
        TestCard card = toroku.pki()
                .issue(CardRequest.of(
                        "in-reader",
                        People.newcomer(toroku).holder(),
                        Instant.now().minusSeconds(3_600)));
        // closed from the end: a card that is taken out ends its thread
        try (VirtualPcsc _ = service();
                ExecutorService thread = Executors.newSingleThreadExecutor();
                VirtualReader reader = VirtualReader.holding(
                        new EmulatedCard(card, toroku.pki().anchor()), VirtualReader.PORT)) {
            Future<?> served = thread.submit(() -> {
                reader.serve();
                return null;
            });
            assertThat(applied(card, "no\n")).contains("Nothing was signed.").doesNotContain("Application ");

            // the service looks for a new card every now and then only
            Thread.sleep(3_000);
            assertThat(served).isNotDone();
            String said = applied(card, yes() + "TEST1234\n");
            assertThat(said)
                    .contains("Tries left for the signature password: 5", "ISSUED\n")
                    .doesNotContain("TEST1234");
        }
    }

    /** For each important matter, the phrase, and for the text. */
    private String yes() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String explanation = http.send(
                            HttpRequest.newBuilder(URI.create(toroku.url() + "/api/v1/explanation"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            var said = JSON.readTree(explanation);
            return "yes\n".repeat(said.get("items").size()) + said.get("phrase").asString() + "\nyes\n";
        }
    }

    private String applied(TestCard card, String typed) throws Exception {
        Path form = files.resolve("form.json");
        Files.writeString(form, JSON.writeValueAsString(new ApplicantClient(toroku).form(card)));
        ProcessBuilder example = new ProcessBuilder("bash", EXAMPLE.toString(), form.toString(), "--password-stdin");
        example.environment().put("TOROKU", launcher().toString());
        example.environment().put("TOROKU_URL", toroku.url());
        example.environment().put("TMPDIR", files.toString());
        example.environment().put("LC_ALL", "C.UTF-8");
        Process running = example.redirectErrorStream(true).start();
        running.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return said;
    }

    /** Stands in the place of ./toroku, which would build first. */
    private Path launcher() throws IOException {
        Path launcher = files.resolve("toroku");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                launcher,
                String.join(
                        "\n",
                        List.of(
                                "#!/bin/sh",
                                "shift",
                                "exec '" + java + "' -Duser.language=en -cp '" + System.getProperty("java.class.path")
                                        + "' org.toroku.testkit.cli.CardCommand \"$@\"",
                                "")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return launcher;
    }

    private static VirtualPcsc service() {
        try {
            return VirtualPcsc.open();
        } catch (IOException e) {
            return abort("no virtual reader: " + e.getMessage());
        }
    }
}
