package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.apart.ConnectorProgram;
import org.toroku.ca.signing.SigningCa;
import org.toroku.revocation.Publications;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.workflows.RuleSet;

/** Whole cases whose certificates a CA in another process makes, into which nothing connects; killed and started again. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRoomSpec {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Run run;
    private Path room;
    private int port;
    private Process connector;
    private ApplicantClient applicant;

    OwnRoomSpec(Run run) {
        this.run = run;
    }

    @BeforeAll
    void open(@TempDir Path room, @TempDir Path data) throws Exception {
        this.room = room;
        this.port = freePort();
        for (String side : List.of("authority", "connector")) {
            Openssl.run(
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                    "-noenc",
                    "-days",
                    "365",
                    "-subj",
                    "/CN=" + side,
                    "-keyout",
                    room.resolve(side + ".key"),
                    "-out",
                    room.resolve(side + ".cer"));
        }
        run.elsewhere(
                data,
                Map.of(
                        "toroku.ca.kind",
                        "apart",
                        "toroku.ca.apart.host",
                        "127.0.0.1",
                        "toroku.ca.apart.port",
                        Integer.toString(port),
                        "toroku.ca.apart.certificate",
                        room.resolve("authority.cer").toString(),
                        "toroku.ca.apart.key",
                        room.resolve("authority.key").toString(),
                        "toroku.ca.apart.connector-certificates",
                        room.resolve("connector.cer").toString(),
                        "toroku.ca.apart.poll",
                        "PT2S",
                        "toroku.ca.apart.absence",
                        "PT5S"));
        applicant = new ApplicantClient(run.running());
        startConnector();
    }

    @AfterAll
    void close() {
        try {
            // first: a CA that goes away before is an alarm, and a clean stop has none
            run.restart(Map.of());
        } finally {
            connector.destroyForcibly().onExit().join();
        }
    }

    private CaConnector ca() {
        return run.running().context().getBean(CaConnector.class);
    }

    private void startConnector() throws IOException {
        Environment settings = run.running().context().getEnvironment();
        Files.writeString(room.resolve("password"), settings.getRequiredProperty("toroku.ca.database.password"));
        Files.setPosixFilePermissions(room.resolve("password"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(room.resolve("rules"), RuleSet.automaticDecision().sha256() + "\n");
        Path file = Files.writeString(room.resolve("connector.properties"), """
                database.url = %s
                database.username = %s
                database.password-file = %s
                demo-ceremony-folder = %s
                publication = %s
                authorities = https://127.0.0.1:%d
                channel.certificate = %s
                channel.key = %s
                channel.authority-certificates = %s
                rule-sets = %s
                look-every = PT1S
                status.folder = %s
                log.folder = %s
                log.sign-every = PT1S
                """.formatted(
                        settings.getRequiredProperty("toroku.ca.database.url"),
                        settings.getRequiredProperty("toroku.ca.database.username"),
                        room.resolve("password"),
                        settings.getRequiredProperty("toroku.ca.demo-ceremony-folder"),
                        settings.getRequiredProperty("toroku.ca.publication"),
                        port,
                        room.resolve("connector.cer"),
                        room.resolve("connector.key"),
                        room.resolve("authority.cer"),
                        room.resolve("rules"),
                        room.resolve("status"),
                        room.resolve("log")));
        connector = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dlogback.configurationFile=org/toroku/ca/apart/logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConnectorProgram.class.getName(),
                        "--settings",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        room.resolve("room.log").toFile()))
                .start();
        Waiting.until(PATIENCE, () -> ca().health(), health -> health instanceof Health.Ready);
    }

    private String serial(ApplicantClient.Mine mine) throws CertificateException {
        return ((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine))))
                .getSerialNumber()
                .toString(16);
    }

    private void onlyCertificateOf(ApplicantClient.Mine mine) {
        try (Superuser superuser = Superuser.of(run.running())) {
            assertThat(superuser.certificates(mine.id())).isEqualTo(1);
        }
    }

    @Test
    void opensNoTokenOfTheCaHere() {
        assertThat(run.running().context().getBeanProvider(SigningCa.class).stream())
                .isEmpty();
    }

    @Test
    void issuesHandsTheKeyOverAndShowsTheRevocationToVerifiers() throws Exception {
        var mine = applicant.enrol(People.newcomer(run.running()));
        applicant.await(mine, "ISSUED");
        assertThat(applicant.pickUp(mine, "through the wall").statusCode()).isEqualTo(200);
        String serial = serial(mine);
        onlyCertificateOf(mine);

        Revocation revocation = ca().revoke(serial, RevocationReason.KEY_COMPROMISE, "officer");

        assertThat(revocation).isInstanceOf(Revocation.Revoked.class);
        Publications publications = run.running().context().getBean(Publications.class);
        Waiting.until(
                PATIENCE,
                () -> publications.since(serial, ((Revocation.Revoked) revocation).at()),
                since -> since.isPresent());
        assertThat(list().getRevokedCertificate(new BigInteger(serial, 16)))
                .as("in the list that verifiers fetch here")
                .isNotNull();
    }

    @Test
    void servesTheHeadsOfTheLogThatIsKeptInTheRoom() throws Exception {
        applicant.await(applicant.enrol(People.newcomer(run.running())), "ISSUED");

        Waiting.until(PATIENCE, () -> fetched("checkpoint"), head -> head.startsWith("toroku.log/"));
        assertThat(fetched("key.pem")).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    private String fetched(String name) {
        return applicant
                .send(
                        HttpRequest.newBuilder(URI.create(run.running().url() + "/repository/log/" + name))
                                .GET(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void waitsWhileNobodyFetchesAndGoesOnByItself() throws Exception {
        connector.destroyForcibly().onExit().join();
        Waiting.until(PATIENCE, () -> ca().health(), health -> health.equals(new Health.Down("connector-away")));
        var mine = applicant.enrol(People.newcomer(run.running()));
        assertThat(applicant.state(mine)).isNotEqualTo("ISSUED");

        startConnector();

        applicant.await(mine, "ISSUED");
        onlyCertificateOf(mine);
    }

    private X509CRL list() throws Exception {
        byte[] bytes = applicant
                .send(
                        HttpRequest.newBuilder(URI.create(run.running().url() + "/repository/ca.crl"))
                                .GET(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
