package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code docker-compose.yml} and {@code Dockerfile} say, without a container: the image's libraries, its command, the
 * service's environment and nothing else of this machine's, the roles that the database's script makes.
 */
class ComposeSpec {
    private static final Path PROJECT = Path.of("..");
    private static final Path PROGRAM =
            PROJECT.resolve("ra-app").resolve("boot").resolve("target");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::\\?[^}]*|:-([^}]*))?}");
    private static final Pattern SCRIPT = Pattern.compile("(?s)<<'SQL'\\n(.*?)SQL\\n");
    private static final Pattern ENTRY_POINT = Pattern.compile("(?m)^ENTRYPOINT \\[(.*)]$");
    private static final Duration START = Duration.ofMinutes(3);

    private static final Set<String> ENDS = Set.of("ISSUED", "REFERRED", "REJECTED");

    @TempDir
    private Path home;

    @Test
    void takesAnApplicationAndHasItAfterARestart() throws Exception {
        Clock clock = Clock.systemUTC();
        TestNationalPki pki = TestNationalPki.openOrCreate(home.resolve("test-pki"), clock);
        Files.createDirectories(home.resolve("trust"));
        Files.write(home.resolve("trust").resolve("anchor.cer"), pki.anchor().getEncoded());
        try (TestStatusService status = TestStatusService.start(pki, 0, clock);
                EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary());
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(home.resolve("postgres"))
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start()) {
            Map<String, String> chosen = new HashMap<>(Map.of(
                    "TOROKU_RA_PASSWORD", "ra'secret",
                    "TOROKU_CA_PASSWORD", "ca-secret",
                    "CAMUNDA_PASSWORD", "engine-secret",
                    "TOROKU_TRUST_ANCHORS", "/trust/anchor.cer",
                    "TOROKU_TRUST_OCSP", status.ocspUri().toString(),
                    "TOROKU_TRUST_CRL", status.crlUri().toString(),
                    // what J-LIS gives its test cards
                    "TOROKU_TRUST_POLICYOIDS", "1.2.392.200149.8.5.1.0.20"));
            makeRoles(postgres, chosen);
            int port = freePort();
            Map<String, String> places = new LinkedHashMap<>();
            places.put("//toroku-db:5432", "//127.0.0.1:" + postgres.getPort());
            places.put("http://camunda:8080", engine.restAddress().toString());
            places.put("127.0.0.1:8080", "127.0.0.1:" + port);
            places.put(
                    "/var/lib/toroku",
                    Files.createDirectory(home.resolve("var")).toString());
            places.put("/trust/", home.resolve("trust") + "/");
            Map<String, String> environment = environment(chosen, places);
            environment.put("SERVER_PORT", Integer.toString(port));
            // the image is Linux with its own; a program without PATH finds no other program
            environment.put("PATH", System.getenv("PATH"));

            ApplicantClient applicant = new ApplicantClient("http://127.0.0.1:" + port);
            ApplicantClient.Mine mine;
            Process first = start(environment);
            try {
                awaitUp(first, port);
                mine = applicant.enrol(People.newcomer(pki));
                // nobody is entered yet who answers for what no person decides
                assertThat(applicant.await(mine, ENDS::contains)).isEqualTo("REFERRED");
            } finally {
                first.destroy();
                assertThat(first.waitFor(60, TimeUnit.SECONDS))
                        .as("stops when asked")
                        .isTrue();
            }
            Process second = start(environment);
            try {
                awaitUp(second, port);
                assertThat(applicant.state(mine)).isEqualTo("REFERRED");
            } finally {
                second.destroy();
                assertThat(second.waitFor(60, TimeUnit.SECONDS))
                        .as("stops when asked")
                        .isTrue();
            }
        }
    }

    private static void makeRoles(EmbeddedPostgres postgres, Map<String, String> chosen) throws Exception {
        String script = SCRIPT.matcher(
                        Files.readString(PROJECT.resolve("docker").resolve("create-roles.sh")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace(":'ra'", quoted(Objects.requireNonNull(chosen.get("TOROKU_RA_PASSWORD"))))
                .replace(":'ca'", quoted(Objects.requireNonNull(chosen.get("TOROKU_CA_PASSWORD"))));
        try (Connection admin = postgres.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE toroku");
        }
        try (Connection toroku = postgres.getDatabase("postgres", "toroku").getConnection();
                Statement statement = toroku.createStatement()) {
            statement.execute(script);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Of the service {@code toroku}: the variables as somebody chose them, the other services and folders where they are here. */
    private static Map<String, String> environment(Map<String, String> chosen, Map<String, String> places)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        service("toroku", "environment").forEach((name, value) -> {
            String text = VARIABLE.matcher(String.valueOf(value)).replaceAll(match -> filled(match, chosen));
            for (Map.Entry<String, String> place : places.entrySet()) {
                text = text.replace(place.getKey(), place.getValue());
            }
            environment.put(name, text);
        });
        return environment;
    }

    private static String filled(MatchResult variable, Map<String, String> chosen) {
        String value = chosen.get(variable.group(1));
        if (value == null) {
            value = variable.group(2);
        }
        assertThat(value)
                .as("a variable that this test does not choose: %s", variable.group(1))
                .isNotNull();
        return Matcher.quoteReplacement(String.valueOf(value));
    }

    private static Map<String, Object> service(String name, String part) throws IOException {
        try (InputStream file = Files.newInputStream(PROJECT.resolve("docker-compose.yml"))) {
            Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<String, Object> found = new LinkedHashMap<>();
            under(under(under(compose, "services"), name), part)
                    .forEach((key, value) -> found.put(String.valueOf(key), value));
            return found;
        }
    }

    private static Map<?, ?> under(Map<?, ?> node, String key) {
        return (Map<?, ?>) Objects.requireNonNull(node.get(key), key);
    }

    /** The image's command with its class path as the build resolved it. */
    private Process start(Map<String, String> environment) throws IOException {
        String entryPoint = ENTRY_POINT
                .matcher(Files.readString(PROJECT.resolve("Dockerfile")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> command = new ArrayList<>();
        for (String word : entryPoint.split(", ", -1)) {
            command.add(word.replace("\"", ""));
        }
        assertThat(command.getFirst()).isEqualTo("java");
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int classPath = command.indexOf("-cp") + 1;
        assertThat(command.get(classPath)).isEqualTo("/app/toroku.jar:/app/lib/*");
        command.set(
                classPath,
                jar() + ":" + Files.readString(PROGRAM.resolve("class-path")).strip());
        // not seven tenths of a machine that runs other tests
        command.replaceAll(word -> word.startsWith("-XX:MaxRAMPercentage=") ? "-Xmx700m" : word);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.directory(home.resolve("var").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(PROGRAM)) {
            return files.filter(file -> file.getFileName().toString().matches("ra-boot-.*\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private Path log() {
        return home.resolve("toroku.log");
    }

    private void awaitUp(Process process, int port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .build();
            try {
                Waiting.until(
                        START,
                        () -> {
                            assertThat(process.isAlive()).as("still runs").isTrue();
                            return code(client, health);
                        },
                        code -> code == 200);
            } catch (AssertionError e) {
                Path kept = Path.of("target", "compose.log");
                Files.copy(log(), kept, StandardCopyOption.REPLACE_EXISTING);
                throw new AssertionError("see " + kept, e);
            }
        }
    }

    /** {@code 0} as long as nothing answers */
    private static int code(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
