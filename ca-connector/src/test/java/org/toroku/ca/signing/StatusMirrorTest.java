package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.mirror.AnswerNames;
import org.toroku.ca.mirror.Mirroring;
import org.toroku.ca.mirror.Purge;
import org.toroku.ca.mirror.S3Server;
import org.toroku.ca.mirror.S3Store;
import org.toroku.ca.mirror.StatusMirror;
import org.toroku.ca.outside.StatusCommand;
import org.toroku.ca.status.Publication;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusOutlet;
import org.toroku.ca.status.StatusSettings;

/** What stands in a bucket, as verifiers fetch it from there: a real server of buckets, stopped and written into. */
@Timeout(300)
class StatusMirrorTest {
    @TempDir
    private static Path shared;

    private static S3Server server;

    private final MovedClock clock = new MovedClock();
    private final List<String> forgotten = new ArrayList<>();
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;
    private S3Store store;
    private CountedPuts puts;
    private StatusMirror mirror;
    private boolean purgeFails;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() {
        server = new S3Server(shared);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        server.empty();
        bench = new CaBench();
        ca = bench.open();
        status = new PublishedStatus(
                ca, StatusSettings.standard(folder.resolve("status")), clock, StatusFailPoint.none());
        store = server.store(clock);
        puts = new CountedPuts(store);
        mirror = mirror(this::purge);
    }

    private StatusMirror mirror(Purge purge) {
        return new StatusMirror(status.shelf::publication, ca.caCertificate(), puts, purge, AnswerNames.FLAT, 4);
    }

    private void purge(List<String> names) throws IOException {
        if (purgeFails) {
            throw new IOException("no answer");
        }
        forgotten.addAll(names);
    }

    @AfterEach
    void close() {
        mirror.close();
        store.close();
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

    private Mirroring round() {
        return mirror.round(clock.instant());
    }

    private void copied() {
        assertThat(round()).isInstanceOf(Mirroring.Copied.class);
    }

    /** What {@code ./toroku status check} says of the bucket about {@code certificates}. */
    private String look(Submission.Issued... certificates) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "check",
                "--repository",
                server.repository().toString(),
                "--fingerprint",
                ca.caCertificate().sha256Hex(),
                "--ocsp",
                "get"));
        for (Submission.Issued each : certificates) {
            Path file = folder.resolve(each.serial() + ".cer");
            Files.write(file, each.certificate().toByteArray());
            line.addAll(List.of("--certificate", file.toString()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = new StatusCommand(print, print, clock).run(line);
        return code + "\n" + out.toString(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String name) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.repository().resolve(name)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private String question(Submission.Issued certificate) {
        return Base64.getEncoder()
                .encodeToString(status.question(
                        org.bouncycastle.asn1.oiw.OIWObjectIdentifiers.idSHA1,
                        new java.math.BigInteger(certificate.serial(), 16)));
    }

    @Test
    void verifiersFindInTheBucketWhatIsPublished() throws Exception {
        Submission.Issued good = issue();
        Submission.Issued revoked = issue();
        revoke(revoked);
        status.publish();

        copied();

        assertThat(look(good, revoked)).startsWith("0\n").contains("entries 1");
        assertThat(round()).isInstanceOf(Mirroring.Unchanged.class);
        HttpResponse<byte[]> list = get("ca.crl");
        assertThat(list.headers().firstValue("Content-Type")).hasValue("application/pkix-crl");
        assertThat(list.headers().firstValue("Cache-Control").orElse("")).startsWith("max-age=30");
        HttpResponse<byte[]> answer = get("ocsp/" + URLEncoder.encode(question(good), StandardCharsets.US_ASCII));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ocsp-response");
        assertThat(answer.body()).isEqualTo(status.ask(good.serial()).der().toByteArray());
        assertThat(get("ca.cer").body()).isEqualTo(ca.caCertificate().toByteArray());
    }

    /** As a registration authority has it whose CA publishes in another room. */
    @Test
    void whatWasBroughtFromAnotherRoomIsCopiedAsWell() throws Exception {
        Submission.Issued good = issue();
        Submission.Issued revoked = issue();
        revoke(revoked);
        status.publish();
        StatusIntake intake = new StatusIntake(
                folder.resolve("brought"),
                ca.caCertificate(),
                new StatusIntake.Places(CaBench.PROFILES.lists(), Optional.empty()),
                clock);
        String manifest = new StatusOutlet(folder.resolve("status"))
                .current()
                .orElseThrow()
                .manifest();
        for (String name : intake.lacking(manifest)) {
            try (InputStream in = Files.newInputStream(folder.resolve("status").resolve(name))) {
                intake.take(manifest, name, in);
            }
        }
        intake.putInForce(manifest);

        try (StatusMirror brought = new StatusMirror(
                intake.shelf()::publication, ca.caCertificate(), puts, this::purge, AnswerNames.FLAT, 4)) {
            assertThat(brought.round(clock.instant())).isInstanceOf(Mirroring.Copied.class);
        }

        assertThat(look(good, revoked)).startsWith("0\n").contains("entries 1");
    }

    @Test
    void aRevocationReachesTheBucketAndWhatCachesHoldIsForgotten() throws Exception {
        Submission.Issued other = issue();
        Submission.Issued certificate = issue();
        status.publish();
        copied();
        forgotten.clear();
        long before = puts.count();

        revoke(certificate);
        status.publish();
        copied();

        assertThat(look(other, certificate)).startsWith("0\n").contains("entries 1");
        assertThat(forgotten).contains("ca.crl", "ocsp/" + question(certificate));
        assertThat(forgotten).doesNotContain("ocsp/" + question(other));
        assertThat(puts.count() - before)
                .as("one answer under two questions, a list, and one mark or two; nothing about the other certificate")
                .isBetween(4L, 5L);
    }

    @Test
    void aStoreThatIsAwayIsToldLateAndCaughtUpWith() throws Exception {
        Submission.Issued certificate = issue();
        status.publish();
        copied();
        revoke(certificate);
        status.publish();
        server.stop();
        try {
            assertThat(round()).isEqualTo(new Mirroring.Failed("store-unusable"));
            assertThat(mirror.late(clock.instant())).isEmpty();
            clock.move(Duration.ofSeconds(61));
            assertThat(round()).isEqualTo(new Mirroring.Failed("store-unusable"));
            assertThat(mirror.late(clock.instant())).containsExactly("revocations-not-copied");
        } finally {
            server.start();
        }

        copied();

        assertThat(mirror.late(clock.instant())).isEmpty();
        assertThat(look(certificate)).startsWith("0\n").contains("entries 1");
    }

    @Test
    void anotherProcessGoesOnWithoutCopyingAllAnew() {
        issue();
        issue();
        status.publish();
        copied();
        long before = puts.count();
        mirror.close();
        mirror = mirror(Purge.none());

        copied();

        assertThat(puts.count() - before).as("certificate twice and the list").isEqualTo(3);
    }

    @Test
    void aNewerListIsNotReplacedByAnOlderOne() {
        issue();
        status.publish();
        copied();
        byte[] mark = server.get("mirror.txt");
        String newer = new String(mark, StandardCharsets.US_ASCII).replaceFirst("list=\\d+", "list=99999");
        server.put("mirror.txt", newer.getBytes(StandardCharsets.US_ASCII));
        revoke(issue());
        status.publish();
        byte[] list = server.get("ca.crl");

        assertThat(round()).isEqualTo(new Mirroring.Refused("store-ahead"));

        assertThat(server.get("ca.crl")).isEqualTo(list);
        assertThat(new String(server.get("mirror.txt"), StandardCharsets.US_ASCII))
                .isEqualTo(newer);
    }

    @Test
    void anotherListOfTheSameNumberIsRefused() {
        issue();
        status.publish();
        copied();
        String mark = new String(server.get("mirror.txt"), StandardCharsets.US_ASCII);
        server.put(
                "mirror.txt",
                mark.replaceFirst("list-sha256=.{8}", "list-sha256=00000000").getBytes(StandardCharsets.US_ASCII));
        clock.move(Duration.ofSeconds(61));

        assertThat(round()).isEqualTo(new Mirroring.Refused("other-list"));
    }

    @Test
    void aMarkThatIsNoneIsRefused() {
        issue();
        status.publish();
        server.put("mirror.txt", "hello".getBytes(StandardCharsets.US_ASCII));

        assertThat(round()).isEqualTo(new Mirroring.Refused("mark-unreadable"));
    }

    @Test
    void whatSomebodyElseWritesOverTheListIsPutRightWithinAMinute() {
        issue();
        status.publish();
        copied();
        byte[] list = server.get("ca.crl");
        server.put("ca.crl", "nothing is revoked".getBytes(StandardCharsets.US_ASCII));
        assertThat(round()).as("not looked at each time").isInstanceOf(Mirroring.Unchanged.class);
        clock.move(Duration.ofSeconds(61));

        copied();

        assertThat(server.get("ca.crl")).isEqualTo(list);
    }

    @Test
    void aBucketThatWasEmptiedIsFilledAgain() throws Exception {
        Submission.Issued good = issue();
        status.publish();
        copied();
        server.empty();
        clock.move(Duration.ofSeconds(61));

        copied();

        assertThat(look(good)).startsWith("0\n");
    }

    @Test
    void cachesThatDoNotForgetAreToldAgain() {
        issue();
        status.publish();
        purgeFails = true;
        assertThat(round()).isEqualTo(new Mirroring.Failed("purge-failed"));
        assertThat(round()).isEqualTo(new Mirroring.Failed("purge-failed"));
        purgeFails = false;

        round();

        assertThat(forgotten).contains("ca.crl");
        assertThat(round()).isInstanceOf(Mirroring.Unchanged.class);
    }

    /** A newer publication ends the copying of what can wait; caches are told of the revocation all the same. */
    @Test
    void cachesForgetBeforeWhatCanWaitIsCopied() {
        Submission.Issued certificate = issue();
        status.publish();
        copied();
        issue();
        revoke(certificate);
        status.publish();
        Publication revoked = status.shelf.publication().orElseThrow();
        issue();
        status.publish();
        Publication newer = status.shelf.publication().orElseThrow();
        assertThat(newer.generation()).isGreaterThan(revoked.generation());
        forgotten.clear();
        Iterator<Publication> shown = List.of(revoked, newer).iterator();

        try (StatusMirror overtaken = new StatusMirror(
                () -> Optional.of(shown.hasNext() ? shown.next() : newer),
                ca.caCertificate(),
                puts,
                this::purge,
                AnswerNames.FLAT,
                4)) {
            assertThat(overtaken.round(clock.instant())).isEqualTo(new Mirroring.GaveWay());
        }

        assertThat(forgotten).contains("ca.crl", "ocsp/" + question(certificate));
    }

    @Test
    void aListThatWasAlteredOnTheDiskIsNotCopied() throws Exception {
        revoke(issue());
        status.publish();
        Path list = status.shelf.list().orElseThrow().file();
        byte[] bytes = Files.readAllBytes(list);
        bytes[bytes.length - 1] ^= 1;
        Files.write(list, bytes);

        assertThat(round()).isEqualTo(new Mirroring.Failed("store-unusable"));
        assertThat(get("ca.crl").statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongKeyOpensNothing() {
        issue();
        status.publish();
        try (S3Store stranger = server.storeOf("stranger", clock);
                StatusMirror wrong = new StatusMirror(
                        status.shelf::publication, ca.caCertificate(), stranger, Purge.none(), AnswerNames.FLAT, 2)) {
            assertThat(wrong.round(clock.instant())).isEqualTo(new Mirroring.Failed("store-unusable"));
        }
        assertThat(server.files()).isZero();
    }

    /** The file system under this server keeps nothing under a name that ends with a slash, and says that it did. */
    @Test
    void aStoreThatLosesNamesWithSlashesIsNotTrustedWithThem() {
        issue();
        status.publish();
        try (StatusMirror asAsked = new StatusMirror(
                status.shelf::publication, ca.caCertificate(), store, Purge.none(), AnswerNames.SLASHES, 2)) {
            assertThat(asAsked.round(clock.instant())).isEqualTo(new Mirroring.Refused("slashes-not-taken"));
        }
    }
}
