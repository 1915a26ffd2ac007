package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.outside.Look;
import org.toroku.ca.outside.RepositoryServer;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** Lists divided by serial (RFC 5280 section 5.2.5), beside the list of all certificates. */
@Timeout(180)
class ShardedStatusTest {
    private static final int SHARDS = 3;
    private static final Profiles SHARDED = Profiles.bundled(URI.create("http://ca.example/"), SHARDS);

    private final MovedClock clock = new MovedClock();
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        bench = new CaBench();
        ca = open(SHARDED);
        status = published(ca);
    }

    private SigningCa open(Profiles profiles) {
        CaSettings s = bench.settings();
        return SigningCa.open(
                new CaSettings(
                        s.token(),
                        s.caCertificate(),
                        s.caKey(),
                        s.wrapKey(),
                        s.responderKey(),
                        s.orderKeys(),
                        profiles,
                        s.ruleSets()),
                bench.database,
                clock);
    }

    private PublishedStatus published(SigningCa by) {
        return new PublishedStatus(
                by, StatusSettings.standard(folder.resolve("status")), clock, StatusFailPoint.none());
    }

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        status.close();
        ca.close();
        bench.close();
    }

    private Submission.Issued issue() {
        String sha256 = SHARDED.find(CaBench.PROFILE).orElseThrow().sha256();
        return issued(ca.submit(bench.sign(order -> order.profile(CaBench.PROFILE, sha256)), Optional.empty()));
    }

    private void revoke(Submission.Issued certificate) {
        ca.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE, "officer-1");
    }

    private static int shardOf(Submission.Issued certificate) {
        return CrlAddress.shardOf(new BigInteger(certificate.serial(), 16).longValue(), SHARDS);
    }

    private byte[] shard(int number) {
        return bytes(status.shelf.shard(number).orElseThrow().file());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean lists(byte[] list, Submission.Issued certificate) throws IOException {
        return new X509CRLHolder(list).getRevokedCertificate(new BigInteger(certificate.serial(), 16)) != null;
    }

    @Test
    void listsARevocationInItsShardAndInTheWholeListAndNowhereElse() throws Exception {
        status.publish();
        for (int i = 0; i < 4; i++) {
            Submission.Issued revoked = issue();
            revoke(revoked);
            long untouched = status.shelf
                    .shard((shardOf(revoked) + 1) % SHARDS)
                    .orElseThrow()
                    .number();
            status.publish();

            assertThat(status.list().getRevokedCertificate(new BigInteger(revoked.serial(), 16)))
                    .isNotNull();
            for (int shard = 0; shard < SHARDS; shard++) {
                assertThat(lists(shard(shard), revoked)).isEqualTo(shard == shardOf(revoked));
            }
            assertThat(status.shelf
                            .shard((shardOf(revoked) + 1) % SHARDS)
                            .orElseThrow()
                            .number())
                    .as("a shard without news stays as it is")
                    .isEqualTo(untouched);
        }
        assertThat(status.shelf.shard(SHARDS)).isEmpty();
        assertThat(status.list().getCriticalExtensionOIDs()).as("for all").isNullOrEmpty();
    }

    @Test
    void opensslTakesTheRightShardAndTheWholeListAndNoOther() throws Exception {
        Submission.Issued good = issue();
        Submission.Issued revoked = issue();
        revoke(revoked);
        status.publish();
        Path issuer = pem("x509", ca.caCertificate().toByteArray(), "ca");
        Path goodPem = pem("x509", good.certificate().toByteArray(), "good");
        Path revokedPem = pem("x509", revoked.certificate().toByteArray(), "revoked");

        assertThat(run("x509", "-in", goodPem, "-noout", "-text"))
                .contains("http://ca.example/ca-" + shardOf(good) + ".crl");
        assertThat(run("crl", "-in", list(shardOf(good)), "-CAfile", issuer, "-noout", "-text"))
                .contains("verify OK", "X509v3 Issuing Distribution Point: critical", "ca-" + shardOf(good) + ".crl");
        assertThat(verify(issuer, list(shardOf(good)), goodPem)).contains("good.pem: OK");
        assertThat(verify(issuer, list(shardOf(revoked)), revokedPem)).contains("certificate revoked");
        assertThat(verify(issuer, list((shardOf(revoked) + 1) % SHARDS), revokedPem))
                .contains("different CRL scope")
                .doesNotContain("revoked.pem: OK");
        assertThat(verify(issuer, list((shardOf(good) + 1) % SHARDS), goodPem))
                .contains("different CRL scope")
                .doesNotContain("good.pem: OK");
        Path whole = pem("crl", bytes(status.shelf.list().orElseThrow().file()), "whole");
        assertThat(verify(issuer, whole, goodPem)).contains("good.pem: OK");
        assertThat(verify(issuer, whole, revokedPem)).contains("certificate revoked");
    }

    @Test
    void theLookFromOutsideReadsTheShardThatACertificateNames() throws Exception {
        Submission.Issued good = issue();
        Submission.Issued revoked = issue();
        revoke(revoked);
        status.publish();
        Path goodFile = Files.write(folder.resolve("g.cer"), good.certificate().toByteArray());
        Path revokedFile =
                Files.write(folder.resolve("r.cer"), revoked.certificate().toByteArray());
        try (RepositoryServer server = new RepositoryServer(
                () -> ca.caCertificate().toByteArray(),
                () -> bytes(status.shelf.list().orElseThrow().file()),
                question -> status.shelf.answer(question).der().toByteArray())) {
            for (int i = 0; i < SHARDS; i++) {
                int shard = i;
                server.parts.put("ca-" + i + ".crl", () -> shard(shard));
            }
            List<String> line = List.of(
                    "--repository",
                    server.address(),
                    "--fingerprint",
                    ca.caCertificate().sha256Hex(),
                    "--certificate",
                    goodFile.toString(),
                    "--certificate",
                    revokedFile.toString());
            Look look = Look.at(clock, line);
            assertThat(look.findings()).as(look.err()).isEmpty();
            assertThat(look.out()).contains("crl ca-" + shardOf(revoked) + ".crl: number");

            String name = "ca-" + shardOf(revoked) + ".crl";
            server.parts.put(name, () -> shard((shardOf(revoked) + 1) % SHARDS));
            assertThat(Look.at(clock, line).findings()).contains("crl " + name + ": of-another-place");
        }
    }

    @Test
    void coversCertificatesFromBeforeByTheWholeListAndNeverChangesTheNumber() throws Exception {
        try (CaBench older = new CaBench()) {
            Submission.Issued before;
            try (SigningCa undivided = older.open()) {
                before = issued(undivided.submit(older.sign(CaBench.order()), Optional.empty()));
                undivided.revoke(before.serial(), RevocationReason.KEY_COMPROMISE, "officer-1");
            }
            CaSettings s = older.settings();
            CaSettings divided = new CaSettings(
                    s.token(),
                    s.caCertificate(),
                    s.caKey(),
                    s.wrapKey(),
                    s.responderKey(),
                    s.orderKeys(),
                    SHARDED,
                    s.ruleSets());
            try (SigningCa now = SigningCa.open(divided, older.database, clock);
                    PublishedStatus later = new PublishedStatus(
                            now, StatusSettings.standard(folder.resolve("older")), clock, StatusFailPoint.none())) {
                later.publish();
                Path issuer = pem("x509", now.caCertificate().toByteArray(), "older");
                Path whole = pem("crl", bytes(later.shelf.list().orElseThrow().file()), "whole");
                assertThat(verify(
                                issuer, whole, pem("x509", before.certificate().toByteArray(), "before")))
                        .contains("certificate revoked");
                assertThat(now.verifyJournal()).isInstanceOf(Verdict.Intact.class);
            }
            assertThatThrownBy(older::open).hasMessageContaining("have 3 shards for ever, not 1");
        }
        assertThatThrownBy(() -> open(Profiles.bundled(URI.create("http://ca.example/"), 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have 3 shards for ever, not 4");
    }

    /** It was started before there were shards, and goes on: what it would publish takes the lists away that certificates name. */
    @Test
    void publishesNothingByAProcessWithAnotherNumber() {
        try (CaBench older = new CaBench();
                SigningCa before = older.open();
                PublishedStatus running = published(before)) {
            running.publish();
            CaSettings s = older.settings();
            CaSettings divided = new CaSettings(
                    s.token(),
                    s.caCertificate(),
                    s.caKey(),
                    s.wrapKey(),
                    s.responderKey(),
                    s.orderKeys(),
                    SHARDED,
                    s.ruleSets());
            try (SigningCa now = SigningCa.open(divided, older.database, clock);
                    PublishedStatus later = published(now)) {
                later.publish();
                String serial = issued(before.submit(older.sign(CaBench.order()), Optional.empty()))
                        .serial();
                before.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");

                assertThat(running.publisher.publish()).isEqualTo(new Publishing.Refused("other-number-of-shards"));

                assertThat(later.shelf.shards()).isEqualTo(SHARDS);
                later.publish();
                assertThat(later.shelf.shards()).isEqualTo(SHARDS);
            }
            assertThatThrownBy(older::open).hasMessageContaining("toroku.ca.crl-shards");
        }
    }

    /** What was published is the store of encoded entries: damaged, it is signed by nobody and made from the journal. */
    @Test
    void makesListsFromTheJournalWhereEntriesWereAltered() throws Exception {
        Submission.Issued first = issue();
        revoke(first);
        status.publish();
        Path list = status.shelf.list().orElseThrow().file();
        byte[] damaged = Files.readAllBytes(list);
        byte[] serial = new BigInteger(first.serial(), 16).toByteArray();
        int at = new String(damaged, StandardCharsets.ISO_8859_1)
                .indexOf(new String(serial, StandardCharsets.ISO_8859_1));
        damaged[at + 3] ^= 1;
        Files.write(list, damaged);
        Submission.Issued second = issue();
        revoke(second);

        Publishing.Published published = (Publishing.Published) status.publisher.publish();

        assertThat(published.entries()).isEqualTo(2);
        byte[] whole = bytes(status.shelf.list().orElseThrow().file());
        assertThat(lists(whole, first)).isTrue();
        assertThat(lists(whole, second)).isTrue();
        // four lists twice, each on record before it counts: nothing with the altered entry was signed
        assertThat(bench.count("revocation_list", "true")).isEqualTo("8");
    }

    /** Whoever writes the folder writes a manifest that fits his list as well. */
    @Test
    void takesNothingOverFromAListThatItDidNotMake() throws Exception {
        Submission.Issued first = issue();
        revoke(first);
        status.publish();
        Path list = status.shelf.list().orElseThrow().file();
        byte[] forged = Files.readAllBytes(list);
        byte[] serial = new BigInteger(first.serial(), 16).toByteArray();
        int at = new String(forged, StandardCharsets.ISO_8859_1)
                .indexOf(new String(serial, StandardCharsets.ISO_8859_1));
        forged[at + 3] ^= 1;
        Files.write(list, forged);
        Path manifest = folder.resolve("status/current");
        int length = Integer.parseInt(line(manifest, "list-region-length").split("=", -1)[1]);
        int offset = Integer.parseInt(line(manifest, "list-region").split("=", -1)[1]);
        String fitting = Files.readString(manifest)
                .replace(line(manifest, "list-sha256"), "list-sha256=" + sha256(forged, 0, forged.length))
                .replace(line(manifest, "list-region-sha256"), "list-region-sha256=" + sha256(forged, offset, length));
        Files.writeString(manifest, fitting);
        Submission.Issued second = issue();
        revoke(second);

        status.publish();

        byte[] whole = bytes(status.shelf.list().orElseThrow().file());
        assertThat(lists(whole, first)).isTrue();
        assertThat(lists(whole, second)).isTrue();
    }

    private static String sha256(byte[] bytes, int from, int length) {
        return Der.of(Arrays.copyOfRange(bytes, from, from + length)).sha256Hex();
    }

    @Test
    void takesEntriesOverForHalfADayAndReadsThemFromTheJournalThen() throws Exception {
        Path manifest = folder.resolve("status/current");
        Submission.Issued first = issue();
        Submission.Issued second = issue();
        status.publish();
        String read = line(manifest, "journal-read");
        clock.move(Duration.ofHours(1));
        revoke(first);
        status.publish();
        assertThat(line(manifest, "journal-read")).isEqualTo(read);
        assertThat(status.list().getRevokedCertificates()).hasSize(1);

        clock.move(Duration.ofHours(12));
        revoke(second);
        status.publish();
        assertThat(line(manifest, "journal-read")).isNotEqualTo(read);
        assertThat(status.list().getRevokedCertificates()).hasSize(2);
    }

    /** A generator that dies after it has taken entries over: parts of what it wrote are never seen. */
    @ParameterizedTest
    @EnumSource(
            value = StatusFailPoint.Step.class,
            names = {"LIST_WRITTEN", "RECORDED", "ANSWERS_BEGUN", "ANSWERS_WRITTEN", "BEFORE_SWITCH", "AFTER_SWITCH"})
    void seesAllListsOfTheFormerPublicationOrOfTheNext(StatusFailPoint.Step step) throws Exception {
        Submission.Issued first = issue();
        Submission.Issued second = issue();
        revoke(first);

        assertThat(HaltingPublisher.startTwice(step, bench, folder.resolve("status"), SHARDS, second.serial())
                        .waitFor())
                .isEqualTo(HaltingPublisher.HALTED);

        boolean switched = step == StatusFailPoint.Step.AFTER_SWITCH;
        assertSees(first, true);
        assertSees(second, switched);
        try (PublishedStatus next = published(ca)) {
            next.publish();
            assertSees(first, true);
            assertSees(second, true);
        }
    }

    /** In the whole list, in its shard and in the answer alike. */
    private void assertSees(Submission.Issued certificate, boolean revoked) throws IOException {
        try (PublishedStatus seen = published(ca)) {
            assertThat(seen.list().getRevokedCertificate(new BigInteger(certificate.serial(), 16)) != null)
                    .isEqualTo(revoked);
            assertThat(lists(
                            bytes(seen.shelf
                                    .shard(shardOf(certificate))
                                    .orElseThrow()
                                    .file()),
                            certificate))
                    .isEqualTo(revoked);
            assertThat(seen.said(certificate.serial()).getCertStatus() instanceof RevokedStatus)
                    .isEqualTo(revoked);
        }
    }

    private static String line(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(each -> each.startsWith(key + "="))
                .findFirst()
                .orElseThrow();
    }

    private Path list(int shard) throws Exception {
        return pem("crl", shard(shard), "shard-" + shard);
    }

    private static String verify(Path issuer, Path list, Path certificate) throws Exception {
        return run("verify", "-x509_strict", "-crl_check", "-CRLfile", list, "-CAfile", issuer, certificate);
    }

    private Path pem(String what, byte[] der, String name) throws Exception {
        Path file = Files.write(folder.resolve(name + ".der"), der);
        Path pem = folder.resolve(name + ".pem");
        run(what, "-inform", "DER", "-in", file, "-out", pem);
        return pem;
    }

    private static String run(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
