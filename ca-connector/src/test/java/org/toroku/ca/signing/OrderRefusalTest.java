package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval.Automaton;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.pki.Der;

/** Reliability scenarios 9, 10, 17: the CA issues exactly what was approved, or nothing, and says what was wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderRefusalTest {
    private CaBench bench;
    private SigningCa ca;

    @BeforeAll
    void open() {
        bench = new CaBench();
        ca = bench.open();
    }

    @AfterAll
    void close() {
        ca.close();
        bench.close();
    }

    @Test
    void certifiesStrangeTextLiterallyWhereTheRulesAllowIt() throws Exception {
        Submission.Issued issued = issued(ca.submit(
                bench.sign(
                        o -> o.subject(SubjectName.rfc4514("#=1+1, <b>;\"\\ x", Optional.empty(), Optional.empty()))),
                Optional.empty()));

        assertThat(new X509CertificateHolder(issued.certificate().toByteArray())
                        .getSubject()
                        .getRDNs(RFC4519Style.cn)[0]
                        .getFirst()
                        .getValue())
                .hasToString("#=1+1, <b>;\"\\ x");
    }

    @Test
    void sendsAnOrderBackWhenItsProfileChangedAndIssuesByANewApproval() {
        UUID application = UUID.randomUUID();
        SignedOrder approvedBefore = bench.sign(o -> o.applicationId(application));
        CertificateProfile p = CaBench.PROFILES.find(CaBench.PROFILE).orElseThrow();
        CertificateProfile changed = new CertificateProfile(
                p.id(),
                p.accredited(),
                p.validity(),
                p.subjectKeys(),
                p.caMadeKey(),
                p.keyUsage(),
                List.of("2.999.1.2"),
                p.crl(),
                p.caIssuers(),
                p.ocsp(),
                p.requiredAttributes(),
                p.allowedAttributes(),
                p.cps());
        try (SigningCa after = SigningCa.open(
                with(new Profiles(List.of(changed)), new RuleSets.AnyPublished()), bench.database, Clock.systemUTC())) {
            assertThat(after.submit(approvedBefore, Optional.empty()))
                    .isEqualTo(new Submission.Refused("profileSha256", "profile-changed"));
            SignedOrder approvedAgain = bench.sign(
                    o -> o.applicationId(application).profile(CaBench.PROFILE, after.profileSha256(CaBench.PROFILE)));
            issued(after.submit(approvedAgain, Optional.empty()));
        }
    }

    @Test
    void refusesAnAutomatonByARuleSetThatIsNotListed() {
        String listed = "ab".repeat(32);
        try (SigningCa strict = SigningCa.open(
                with(CaBench.PROFILES, new RuleSets.Listed(Set.of(listed))), bench.database, Clock.systemUTC())) {
            assertThat(strict.submit(
                            bench.sign(o -> o.approval(new Automaton("dmn 1", "cd".repeat(32), "officer"))),
                            Optional.empty()))
                    .isEqualTo(new Submission.Refused("approval.ruleSetSha256", "rule-set-not-allowed"));
            issued(strict.submit(
                    bench.sign(o -> o.approval(new Automaton("dmn 1", listed, "officer"))), Optional.empty()));
        }
    }

    /** What nobody can tell now is not refused for good, and what people approved does not wait for it. */
    @Test
    void onlyApprovalsByAnAutomatonWaitWhileTheListOfRuleSetsCannotBeRead(@TempDir Path folder) throws IOException {
        Path list = Files.createDirectory(folder.resolve("rule-sets"));
        String published = "cd".repeat(32);
        String released = "ab".repeat(32);
        try (SigningCa ca = SigningCa.open(
                with(CaBench.PROFILES, new RuleSets.InFile(list, Set.of(released))),
                bench.database,
                Clock.systemUTC())) {
            SignedOrder waiting = bench.sign(o -> o.approval(new Automaton("dmn 1", published, "officer")));

            assertThat(ca.submit(waiting, Optional.empty()))
                    .isEqualTo(new Submission.Unavailable("rule-sets-unreadable"));
            assertThat(ca.takesRules(published)).isFalse();
            issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
            issued(ca.submit(
                    bench.sign(o -> o.approval(new Automaton("dmn 1", released, "officer"))), Optional.empty()));

            Files.delete(list);
            Files.writeString(list, published);
            issued(ca.submit(waiting, Optional.empty()));
        }
    }

    @Test
    void refusesAnOrderThatIsNotInItsOnlyForm() {
        byte[] canonical = bench.sign(CaBench.order()).canonical().toByteArray();
        // A byte after the end says the same to a careless reader.
        byte[] longer = java.util.Arrays.copyOf(canonical, canonical.length + 1);
        SignedOrder order = signRaw(Der.of(longer));

        assertThat(ca.submit(order, Optional.empty())).isEqualTo(new Submission.Refused("canonical", "not-canonical"));
    }

    @Test
    void refusesAKeyIdThatIsNotPinned() {
        SignedOrder order = bench.sign(CaBench.order());

        assertThat(ca.submit(
                        new SignedOrder(
                                order.canonical(),
                                order.signature(),
                                bench.keys.bookKey().sha256Hex()),
                        Optional.empty()))
                .isEqualTo(new Submission.Refused("keyId", "order-key-unknown"));
    }

    @Test
    void refusesAnApprovalCopiedIntoAnotherApplicationsRow() {
        SignedOrder theirs = bench.sign(CaBench.order());
        IssuanceOrder mine = CaBench.order();
        bench.execute("INSERT INTO ca.order_journal (order_id, application_id, canonical, signature, ra_key_id, state,"
                + " received_at) VALUES ('" + mine.orderId() + "', '" + mine.applicationId() + "', '\\x"
                + hex(theirs.canonical()) + "', '\\x" + hex(theirs.signature()) + "', 'x', 'RECEIVED', now())");

        Submission answer = ca.submit(bench.sign(mine), Optional.empty());

        assertThat(answer).isEqualTo(new Submission.Refused("orderId", "order-differs-from-received"));
        assertThat(ca.verifyJournal().toString()).contains(mine.orderId() + " altered");
        bench.execute(
                "ALTER TABLE ca.order_journal DISABLE TRIGGER order_journal_keep",
                "DELETE FROM ca.order_journal WHERE order_id = '" + mine.orderId() + "'",
                "ALTER TABLE ca.order_journal ENABLE TRIGGER order_journal_keep");
    }

    private static String hex(Der der) {
        return java.util.HexFormat.of().formatHex(der.toByteArray());
    }

    private CaSettings with(Profiles profiles, RuleSets ruleSets) {
        CaSettings s = bench.settings();
        return new CaSettings(
                s.token(),
                s.caCertificate(),
                s.caKey(),
                s.wrapKey(),
                s.responderKey(),
                s.orderKeys(),
                profiles,
                ruleSets);
    }

    private SignedOrder signRaw(Der bytes) {
        if (bench.orderSigner.sign(bytes.toByteArray()) instanceof TokenSigner.Signing.Signed signed) {
            return new SignedOrder(bytes, signed.signature(), bench.orderSigner.keyId());
        }
        throw new IllegalStateException("the RA token does not sign");
    }
}
