package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.outside.Look;
import org.toroku.ca.outside.RepositoryServer;
import org.toroku.ca.outside.StatusCommand;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;

/** What this CA publishes, and what somebody makes of it on the way, looked at from outside. */
@Timeout(180)
class OutsideCheckTest {
    private final MovedClock clock = new MovedClock();
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;
    private RepositoryServer server;
    private Submission.Issued good;
    private Submission.Issued revoked;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        bench = new CaBench();
        ca = bench.open();
        status = new PublishedStatus(
                ca, StatusSettings.standard(folder.resolve("status")), clock, StatusFailPoint.none());
        good = issue();
        revoked = issue();
        revoke(revoked);
        status.publish();
        server = new RepositoryServer(
                () -> ca.caCertificate().toByteArray(),
                this::list,
                question -> status.shelf.answer(question).der().toByteArray());
    }

    @AfterEach
    void close() {
        server.close();
        status.close();
        ca.close();
        bench.close();
    }

    private Submission.Issued issue() {
        return issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
    }

    private void revoke(Submission.Issued certificate) {
        assertThat(ca.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE, "officer-1"))
                .isInstanceOf(Revocation.Revoked.class);
    }

    private byte[] list() {
        try {
            return Files.readAllBytes(status.shelf.list().orElseThrow().file());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Look look(Submission.Issued... certificates) {
        return look(List.of(), certificates);
    }

    private Look look(List<String> more, Submission.Issued... certificates) {
        List<String> line = new ArrayList<>(List.of(
                "--repository",
                server.address(),
                "--fingerprint",
                ca.caCertificate().sha256Hex()));
        line.addAll(more);
        for (Submission.Issued each : certificates) {
            try {
                Path file = Files.write(
                        folder.resolve(each.serial() + ".cer"),
                        each.certificate().toByteArray());
                line.addAll(List.of("--certificate", file.toString()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return Look.at(clock, line);
    }

    private static String about(Submission.Issued certificate, String what) {
        return "ocsp " + new java.math.BigInteger(certificate.serial(), 16).toString(16) + ": " + what;
    }

    private static byte[] spoiled(byte[] bytes) {
        byte[] other = bytes.clone();
        other[other.length - 3] ^= 1;
        return other;
    }

    @Test
    void findsNothingToObjectToAndAsksInEveryWay() {
        Look look = look(good, revoked);

        assertThat(look.findings()).as(look.err()).isEmpty();
        assertThat(look.exit()).isEqualTo(StatusCommand.RELIABLE);
        assertThat(look.out()).contains("crl: number 1, entries 1,", "2 certificates asked about");
        assertThat(server.methods()).containsExactlyInAnyOrder("GET", "POST");
    }

    @Test
    void namesAListThatSomebodyAltered() {
        server.list = () -> spoiled(list());

        assertThat(look().findings()).containsExactly("crl: signature-wrong");
    }

    @Test
    void namesAnAnswerThatSomebodyAltered() {
        byte[] answer = status.ask(good.serial()).der().toByteArray();
        // a digit of thisUpdate, which is signed
        int at = new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Z") - 1;
        answer[at] = (byte) (answer[at] == '0' ? '1' : '0');
        server.responder = question -> answer;

        assertThat(look(good).findings()).contains(about(good, "signature-wrong"));
    }

    @Test
    void takesNoCertificateButTheOneThatIsKnown() {
        byte[] other = good.certificate().toByteArray();
        server.certificate = () -> other;

        Look look = look(good);

        assertThat(look.findings()).containsExactly("ca: other-fingerprint");
        assertThat(look.exit()).isEqualTo(StatusCommand.OBJECTED);
    }

    @Test
    void warnsBeforeListAndAnswersEndAndNamesWhatHasEnded() {
        assertThat(look(List.of("--least", "P3650D"), good).findings())
                .contains("crl: ends-soon", about(good, "ends-soon"));

        // a cache that goes on with what it has
        byte[] list = list();
        byte[] answer = status.ask(good.serial()).der().toByteArray();
        server.list = () -> list;
        server.responder = question -> answer;
        clock.move(Duration.ofDays(10));
        assertThat(look(good).findings()).contains("crl: ended", about(good, "ended"));
        clock.move(Duration.ofDays(30));
        assertThat(look(good).findings()).contains("crl: ended", about(good, "responder-ended"));
    }

    @Test
    void namesWhatIsFromTheFuture() {
        clock.move(Duration.ofHours(-2));

        assertThat(look(good).findings()).contains("crl: from-the-future");
    }

    @Test
    void namesAnOldListBesideNewAnswersAndTheOtherWayRound() {
        byte[] oldList = list();
        byte[] oldAnswer = status.ask(good.serial()).der().toByteArray();
        revoke(good);
        status.publish();

        server.list = () -> oldList;
        assertThat(look(good).findings()).containsExactly(about(good, "revoked-but-not-in-the-list"));
        server.list = this::list;
        server.responder = question -> oldAnswer;
        assertThat(look(good).findings()).contains(about(good, "good-but-in-the-list"));
    }

    /** Whatever is published between two fetches is no contradiction. */
    @Test
    void takesARevocationInTheMiddleOfALookForWhatItIs() {
        byte[] before = list();
        revoke(good);
        status.publish();
        java.util.concurrent.atomic.AtomicInteger asked = new java.util.concurrent.atomic.AtomicInteger();
        server.list = () -> asked.getAndIncrement() == 0 ? before : list();

        assertThat(look(good).findings()).isEmpty();
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void namesAnotherCertificatesAnswer() {
        byte[] other = status.ask(revoked.serial()).der().toByteArray();
        server.responder = question -> other;

        assertThat(look(good).findings()).contains(about(good, "about-another-certificate"));
    }

    @Test
    void namesWhatDoesNotSpeak() throws Exception {
        byte[] later =
                new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        server.listStatus = 503;
        server.responder = question -> later;

        assertThat(look(good).findings()).containsExactly("crl: http-503", about(good, "try-later"), "ocsp: try-later");
        server.close();
        assertThat(look(good).findings()).containsExactly("ca: unreachable");
    }

    @Test
    void remembersTheListSoThatAnOldOneShows() throws Exception {
        Path memory = folder.resolve("memory");
        List<String> remember = List.of("--memory", memory.toString());
        byte[] old = list();
        revoke(good);
        status.publish();
        assertThat(look(remember).findings()).isEmpty();
        assertThat(look(remember).findings()).isEmpty();

        server.list = () -> old;
        assertThat(look(remember).findings()).containsExactly("crl: number-went-back");

        server.list = this::list;
        Files.writeString(memory, "2 " + "0".repeat(64));
        assertThat(look(remember).findings()).containsExactly("crl: two-lists-of-one-number");
        Files.writeString(memory, "something else\n");
        assertThat(look(remember).exit()).isEqualTo(StatusCommand.NOT_CHECKED);
        assertThat(memory).hasContent("something else");
    }

    @Test
    void saysWhatIsWrongWithALine() {
        assertThat(Look.at(clock, List.of()).exit()).isEqualTo(StatusCommand.NOT_CHECKED);
        for (List<String> more : List.of(
                List.of("--fingerprint", "12:34"),
                List.of("--repository", "file:///etc"),
                List.of("--least", "6h"),
                List.of("--certificate", folder.resolve("none").toString()),
                List.of("--what", "ever"))) {
            Look look = look(more);
            assertThat(look.exit()).as("%s", more).isEqualTo(StatusCommand.NOT_CHECKED);
            assertThat(look.err()).contains(more.getFirst().equals("--certificate") ? "none" : more.getFirst());
        }
    }
}
