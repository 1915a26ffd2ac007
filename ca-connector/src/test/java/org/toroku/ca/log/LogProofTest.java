package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.LogEvent;
import org.toroku.ca.log.ProofJudge.Flaw;
import org.toroku.ca.log.ProofJudge.Verdict;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.InclusionProof;
import org.toroku.pki.merkle.TreeHash;

/** Proofs from their text alone, and what somebody may make of them who wants to be believed. */
@Timeout(300)
class LogProofTest {
    @TempDir
    static Path folder;

    private static LogBench bench;
    private static ProofJudge judge;
    private static Submission.Issued proven;
    private static Submission.Issued other;
    private static ProofText.Logged issued;
    private static ProofText.Logged revoked;
    private static ProofText.Grown grown;

    @BeforeAll
    static void make() {
        bench = new LogBench(folder);
        LogKeeper keeper = bench.keeper();
        bench.issue();
        proven = bench.issue();
        bench.issue();
        keeper.round();
        bench.revoke(proven.serial());
        other = bench.issue();
        bench.issue();
        bench.issue();
        bench.kept(keeper);
        LogProver prover = new LogProver(bench.journal);
        List<LogProver.Proof> proofs = prover.about(proven.serial());
        assertThat(proofs).hasSize(2);
        issued = proofs.getFirst().proof();
        revoked = proofs.getLast().proof();
        grown = prover.between(3, Optional.empty()).orElseThrow();
        judge = new ProofJudge(bench.bench.keys.caCertificate(), new VerifyingKey(bench.bench.keys.bookKey()));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static Verdict judged(String text) {
        return judge.judge(text, Optional.of(proven.certificate()));
    }

    private static void refused(String text, Flaw flaw) {
        assertThat(judged(text)).isEqualTo(new Verdict.Refused(flaw));
    }

    @Test
    void aCertificateIsProvenIssuedAndRevoked() {
        assertThat(judged(issued.text()))
                .isInstanceOfSatisfying(
                        Verdict.Included.class,
                        included -> assertThat(included.event()).isInstanceOf(LogEvent.Issued.class));
        assertThat(judged(revoked.text()))
                .isInstanceOfSatisfying(
                        Verdict.Included.class,
                        included -> assertThat(included.event())
                                .isInstanceOfSatisfying(
                                        LogEvent.Revoked.class,
                                        event -> assertThat(event.serial()).isEqualTo(proven.serial())));
    }

    @Test
    void theLogIsProvenToHaveGrown() {
        assertThat(judged(grown.text())).isInstanceOfSatisfying(Verdict.Consistent.class, consistent -> {
            assertThat(consistent.first().checkpoint().size()).isEqualTo(3);
            assertThat(consistent.second().checkpoint().size()).isEqualTo(7);
        });
    }

    @Test
    void nothingIsProvenOfWhatTheLogDoesNotKnow() {
        LogProver prover = new LogProver(bench.journal);
        assertThat(prover.about("1234567890abcdef")).isEmpty();
        assertThat(prover.between(2, Optional.empty())).isEmpty();
        assertThat(prover.between(7, Optional.of(3L))).isEmpty();
    }

    @Test
    void theProofOfAnotherCertificate() {
        assertThat(judge.judge(issued.text(), Optional.of(other.certificate())))
                .isEqualTo(new Verdict.Refused(Flaw.OTHER_CERTIFICATE));
        assertThat(judge.judge(revoked.text(), Optional.of(other.certificate())))
                .isEqualTo(new Verdict.Refused(Flaw.OTHER_CERTIFICATE));
        assertThat(judge.judge(revoked.text(), Optional.of(Der.of(new byte[] {1}))))
                .isEqualTo(new Verdict.Refused(Flaw.OTHER_CERTIFICATE));
    }

    private static String withLeaf(ProofText.Logged proof, UnaryOperator<String> change) {
        String leaf = change.apply(new String(proof.leaf().toByteArray(), StandardCharsets.US_ASCII));
        return new ProofText.Logged(Der.of(leaf.getBytes(StandardCharsets.US_ASCII)), proof.proof(), proof.head())
                .text();
    }

    @Test
    void anotherReasonOfRevocation() {
        refused(withLeaf(revoked, leaf -> leaf.replace("reason 1", "reason 4")), Flaw.NOT_INCLUDED);
    }

    @Test
    void anotherTimeOfIssue() {
        refused(withLeaf(issued, leaf -> leaf.replaceFirst("at 2", "at 1")), Flaw.NOT_INCLUDED);
    }

    @Test
    void aRevocationMadeOfAnIssue() {
        refused(
                withLeaf(
                        issued,
                        leaf -> leaf.replace("\nissued", "\nrevoked")
                                .replaceFirst("certificate [0-9a-f]+", "reason 1")),
                Flaw.NOT_INCLUDED);
    }

    @Test
    void theLeafOfACertificateThatWasNeverIssued() {
        String text = withLeaf(
                issued,
                leaf -> leaf.replaceFirst(
                        "certificate [0-9a-f]+",
                        "certificate " + other.certificate().sha256Hex()));
        assertThat(judge.judge(text, Optional.of(other.certificate())))
                .isEqualTo(new Verdict.Refused(Flaw.NOT_INCLUDED));
    }

    @Test
    void aLeafOfAnotherForm() {
        refused(withLeaf(issued, leaf -> leaf + "more\n"), Flaw.LEAF_UNREADABLE);
        refused(withLeaf(issued, leaf -> leaf.replace("leaf-1", "leaf-2")), Flaw.LEAF_UNREADABLE);
        refused(withLeaf(issued, leaf -> leaf.replace("event ", "event 0")), Flaw.LEAF_UNREADABLE);
        refused(withLeaf(issued, leaf -> leaf.replace("serial ", "serial ff")), Flaw.LEAF_UNREADABLE);
    }

    /** Hashes of nodes are 64 octets together: without the octet before them they could be a leaf's content. */
    @Test
    void aNodePassedOffAsALeaf() {
        Der left = issued.proof().path().getFirst();
        byte[] both = new byte[2 * TreeHash.LENGTH];
        System.arraycopy(left.toByteArray(), 0, both, 0, TreeHash.LENGTH);
        refused(new ProofText.Logged(Der.of(both), issued.proof(), issued.head()).text(), Flaw.LEAF_UNREADABLE);
    }

    private static String withPath(long index, List<Der> path) {
        return new ProofText.Logged(issued.leaf(), new InclusionProof(index, path), issued.head()).text();
    }

    @Test
    void anotherPlace() {
        refused(withPath(issued.proof().index() + 1, issued.proof().path()), Flaw.NOT_INCLUDED);
    }

    @Test
    void aPlaceBehindTheEnd() {
        refused(withPath(7, issued.proof().path()), Flaw.BEYOND_END);
        refused(withPath(Long.MAX_VALUE, issued.proof().path()), Flaw.BEYOND_END);
    }

    @Test
    void aPlaceBeforeTheBeginning() {
        refused(withPath(-1, issued.proof().path()), Flaw.NOT_INCLUDED);
    }

    @Test
    void aPathThatIsLongerShorterTurnedOrAnother() {
        List<Der> path = issued.proof().path();
        List<Der> longer = new ArrayList<>(path);
        longer.add(path.getFirst());
        List<Der> turned = new ArrayList<>(path);
        Collections.reverse(turned);
        List<Der> another = new ArrayList<>(path);
        another.set(1, TreeHash.leaf(new byte[0]));
        for (List<Der> each : List.of(longer, path.subList(1, path.size()), turned, another, List.<Der>of())) {
            refused(withPath(issued.proof().index(), each), Flaw.NOT_INCLUDED);
        }
    }

    @Test
    void aHashOfAnotherLength() {
        String first = Base64.getEncoder()
                .encodeToString(issued.proof().path().getFirst().toByteArray());
        String shorter = Base64.getEncoder().encodeToString(new byte[31]);
        refused(issued.text().replace(first, shorter), Flaw.UNREADABLE);
    }

    @Test
    void anEarlierHeadWithTheSamePath() {
        refused(new ProofText.Logged(issued.leaf(), issued.proof(), grown.first()).text(), Flaw.NOT_INCLUDED);
    }

    @Test
    void aLargerSizeUnderTheSameSignature() {
        refused(issued.text().replace("\n7\n", "\n8\n"), Flaw.SIGNATURE_WRONG);
    }

    @Test
    void anotherRootUnderTheSameSignature() {
        String root = Base64.getEncoder()
                .encodeToString(issued.head().checkpoint().root().toByteArray());
        String invented = Base64.getEncoder()
                .encodeToString(TreeHash.leaf(issued.leaf().toByteArray()).toByteArray());
        refused(issued.text().replace(root, invented), Flaw.SIGNATURE_WRONG);
    }

    @Test
    void anotherTimeUnderTheSameSignature() {
        refused(issued.text().replaceFirst("\ntime 2", "\ntime 1"), Flaw.SIGNATURE_WRONG);
    }

    @Test
    void theSignatureOfAnotherHead() {
        String mine = issued.head().note().substring(issued.head().note().indexOf("— "));
        String others = grown.first().note().substring(grown.first().note().indexOf("— "));
        refused(issued.text().replace(mine, others), Flaw.SIGNATURE_WRONG);
    }

    private static SignedCheckpoint signedBy(KeyPair keys, byte[] hintOf, Checkpoint checkpoint) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return SignedCheckpoint.of(checkpoint, Der.of(hintOf), Der.of(signature.sign()));
    }

    /** A whole log of one's own, right in itself. */
    @Test
    void aHeadThatSomebodyElseSigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        Checkpoint invented = new Checkpoint(
                issued.head().checkpoint().origin(),
                1,
                TreeHash.leaf(issued.leaf().toByteArray()),
                issued.head().checkpoint().at());
        InclusionProof alone = new InclusionProof(0, List.of());

        refused(
                new ProofText.Logged(
                                issued.leaf(),
                                alone,
                                signedBy(keys, keys.getPublic().getEncoded(), invented))
                        .text(),
                Flaw.OTHER_KEY);
        // under the name of the log's key
        refused(
                new ProofText.Logged(
                                issued.leaf(),
                                alone,
                                signedBy(keys, bench.bench.keys.bookKey().toByteArray(), invented))
                        .text(),
                Flaw.SIGNATURE_WRONG);
    }

    @Test
    void aHeadOfAnotherLog() {
        try (CaBench stranger = new CaBench()) {
            assertThat(new ProofJudge(stranger.keys.caCertificate(), new VerifyingKey(bench.bench.keys.bookKey()))
                            .judge(issued.text(), Optional.empty()))
                    .isEqualTo(new Verdict.Refused(Flaw.OTHER_LOG));
        }
    }

    @Test
    void whatIsNoProof() {
        refused("", Flaw.UNREADABLE);
        refused("\n\n", Flaw.UNREADABLE);
        refused(issued.head().note(), Flaw.UNREADABLE);
        refused(issued.text() + "\n", Flaw.UNREADABLE);
        refused(issued.text().replace("@v1", "@v2"), Flaw.UNREADABLE);
        refused(issued.text().replaceFirst("index ", "index 0"), Flaw.UNREADABLE);
        refused(issued.text().replaceFirst("index \\d+", "index 99999999999999999999"), Flaw.UNREADABLE);
        refused(issued.text().replace("\n", "\r\n"), Flaw.UNREADABLE);
        refused(grown.text().replace("consistency-1\n", "consistency-1 \n"), Flaw.UNREADABLE);
        refused(issued.text().replaceFirst("\n7\n", "\n-7\n"), Flaw.UNREADABLE);
        refused(issued.text().replaceFirst("\n7\n", "\n07\n"), Flaw.UNREADABLE);
    }

    @Test
    void aGrowthThatWasNone() {
        refused(new ProofText.Grown(grown.second(), grown.first(), grown.proof()).text(), Flaw.NOT_CONSISTENT);
        List<Der> path = new ArrayList<>(grown.proof().path());
        path.removeLast();
        refused(
                new ProofText.Grown(grown.first(), grown.second(), new org.toroku.pki.merkle.ConsistencyProof(path))
                        .text(),
                Flaw.NOT_CONSISTENT);
        refused(grown.text().replaceFirst("\n3\n", "\n2\n"), Flaw.SIGNATURE_WRONG);
    }
}
