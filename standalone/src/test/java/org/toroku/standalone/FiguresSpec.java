package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.toroku.standalone.RunningToroku.Run;

/** What monitoring is told, and where. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresSpec {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Pattern FIGURE = Pattern.compile("\\b(?:toroku|jvm|hikaricp|http_server_requests)_[a-z_]+");
    private static final Pattern TOLD = Pattern.compile("(?m)^([a-z_]+)(?:\\{[^}]*})? ");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}|M-20[0-9]{2}-");
    /** Figures are taken every half minute. */
    private static final Duration TWO_ROUNDS = Duration.ofSeconds(90);

    private final Run run;
    private final String operators;
    private final HttpClient http = HttpClient.newHttpClient();

    FiguresSpec(Run run) throws IOException {
        this.run = run;
        try (ServerSocket socket = new ServerSocket(0)) {
            operators = Integer.toString(socket.getLocalPort());
        }
    }

    @BeforeAll
    void open() {
        run.restart(Map.of(
                "management.server.port",
                operators,
                "management.server.address",
                "127.0.0.1",
                "management.endpoint.health.show-details",
                "always"));
    }

    @AfterAll
    void runAsBefore() {
        http.close();
        run.restart(Map.of());
    }

    private HttpResponse<String> get(String address) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String figures() {
        HttpResponse<String> answer = get("http://127.0.0.1:" + operators + "/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void countsWhatWaitsAndWhatIsDoneAndNamesNobody() {
        ApplicantClient applicant = new ApplicantClient(run.running());
        var issued = applicant.enrol(People.newcomer(run.running()));
        var waiting = applicant.enrol(People.withSubstitute(run.running()));
        applicant.await(issued, "ISSUED");
        applicant.await(waiting, "REFERRED");

        String told = Waiting.until(
                TWO_ROUNDS,
                this::figures,
                text -> text.contains("toroku_cases{state=\"ISSUED\"}")
                        && text.contains("toroku_tasks_open{group=\"examiner\"}"));

        assertThat(told).containsPattern("(?m)^toroku_part_up\\{part=\"tokenHealth\"} 1");
        assertThat(told).doesNotContainPattern("(?m)^toroku_book_entries 0");
        assertThat(ID.matcher(told).results().map(MatchResult::group))
                .as("neither an id nor a number of a case")
                .isEmpty();
    }

    /** A rule about a figure that nobody tells never calls. */
    @Test
    void tellsEveryFigureThatTheExamplesAskFor() throws IOException {
        LoggerFactory.getLogger(FiguresSpec.class)
                .atWarn()
                .addKeyValue("alarm", "tried-by-a-test")
                .log("An alarm is counted");
        new ApplicantClient(run.running()).enrol(People.withSubstitute(run.running()));
        Set<String> asked = new TreeSet<>();
        for (String file : new String[] {"prometheus-alerts.yaml", "grafana-dashboard.json"}) {
            FIGURE.matcher(Files.readString(EXAMPLES.resolve(file)))
                    .results()
                    .forEach(found -> asked.add(found.group()));
        }
        // told only while there is one to count
        asked.remove("toroku_mails_queued");

        assertThat(asked).hasSizeGreaterThan(10);
        Waiting.until(TWO_ROUNDS, this::figures, text -> names(text).containsAll(asked));
        assertThat(figures()).contains("toroku_alarms_total{alarm=\"tried-by-a-test\"} 1.0");
    }

    private static Set<String> names(String told) {
        return TOLD.matcher(told).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void saysInWordsToOperatorsHowEachPartIs() {
        HttpResponse<String> health = get("http://127.0.0.1:" + operators + "/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("tokenHealth");
    }

    /** Neither whoever reads the portal, nor an officer. */
    @Test
    void tellsNothingOnThePortOfApplicants() {
        String portal = run.running().url();
        assertThat(get(portal + "/actuator/prometheus").body()).doesNotContain("toroku_");
        VaadinClient officer = new VaadinClient(portal);
        assertThat(officer.logIn("auditor1", run.running().password())).isTrue();
        HttpResponse<String> answer = officer.get("/actuator/prometheus");
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("toroku_");
    }
}
