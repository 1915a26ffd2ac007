package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval.Automaton;
import org.toroku.ca.order.IssuanceOrder.Approval.FourEyes;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.pki.Der;

/** Reliability scenarios 9, 10, 17: the CA issues exactly what was approved, or nothing, and says what was wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderRefusalTest {
    private final Instant now = Instant.now(Clock.systemUTC());

    private CaBench bench;
    private SigningCa ca;

    record Mutation(String field, UnaryOperator<OrderEdit> edit) {
        @Override
        public String toString() {
            return field;
        }
    }

    record Flaw(String field, String reason, UnaryOperator<OrderEdit> edit) {
        @Override
        public String toString() {
            return field + " " + reason;
        }
    }

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

    Stream<Mutation> everyField() {
        return Stream.of(
                new Mutation("applicationId", o -> o.applicationId(UUID.randomUUID())),
                new Mutation("applicationSha256", o -> o.applicationSha256("cd".repeat(32))),
                new Mutation("subject", o -> o.subject("CN=Mallory,C=JP")),
                new Mutation("subjectAltName", o -> o.mail("mallory@example.jp")),
                new Mutation(
                        "profileId",
                        o -> o.profile(
                                "subscriber-sign-rsa2048",
                                CaBench.PROFILES
                                        .find("subscriber-sign-p256")
                                        .orElseThrow()
                                        .sha256())),
                new Mutation("profileSha256", o -> o.profile(CaBench.PROFILE, "ef".repeat(32))),
                new Mutation("notAfterCeiling", o -> o.notAfterCeiling(Instant.parse("2030-01-01T00:00:00Z"))),
                new Mutation("approval", o -> o.approval(new FourEyes("examiner-1", "decider-2"))),
                new Mutation("approvedAt", o -> o.approvedAt(now.minusSeconds(9))),
                new Mutation("expiresAt", o -> o.expiresAt(now.plusSeconds(99_999))),
                new Mutation("nonce", o -> o.nonce("00".repeat(16))));
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void refusesAFieldChangedAfterTheOrderWasSigned(Mutation mutation) {
        IssuanceOrder order = CaBench.order();
        SignedOrder signed = bench.sign(order);
        Der changed =
                CanonicalOrder.encode(mutation.edit().apply(OrderEdit.of(order)).build());

        assertThat(ca.submit(new SignedOrder(changed, signed.signature(), signed.keyId()), Optional.empty()))
                .isEqualTo(new Submission.Refused("signature", "signature-invalid"));
        assertThat(ca.query(order.orderId())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void namesTheFieldInWhichAReissuedOrderDiffersFromTheReceivedOne(Mutation mutation) {
        IssuanceOrder order = CaBench.order();
        issued(ca.submit(bench.sign(order), Optional.empty()));
        SignedOrder changed =
                bench.sign(mutation.edit().apply(OrderEdit.of(order)).build());

        assertThat(ca.submit(changed, Optional.empty()))
                .isEqualTo(new Submission.Refused(mutation.field(), "order-differs-from-received"));
    }

    Stream<Flaw> flaws() {
        return Stream.of(
                new Flaw(
                        "expiresAt",
                        "expired",
                        o -> o.expiresAt(now.minusSeconds(1)).approvedAt(now.minusSeconds(9))),
                new Flaw("approvedAt", "not-yet-approved", o -> o.approvedAt(now.plusSeconds(1_000))),
                new Flaw("profileId", "profile-unknown", o -> o.profile("no-such", "ab".repeat(32))),
                new Flaw("profileSha256", "profile-changed", o -> o.profile(CaBench.PROFILE, "ab".repeat(32))),
                new Flaw("approval.decider", "examiner-is-decider", o -> o.approval(new FourEyes("a", " Ａ"))),
                new Flaw("approval.examiner", "examiner-missing", o -> o.approval(new FourEyes(" ", "b"))),
                new Flaw("approval.decider", "decider-missing", o -> o.approval(new FourEyes("a", ""))),
                new Flaw(
                        "approval.responsibleOfficer",
                        "responsible-officer-missing",
                        o -> o.approval(new Automaton("dmn 1", "ab".repeat(32), " "))),
                new Flaw(
                        "approval.automaton",
                        "automaton-missing",
                        o -> o.approval(new Automaton("", "ab".repeat(32), "officer"))),
                new Flaw("subject", "not-a-name", o -> o.subject("no name at all")),
                new Flaw("subject", "subject-attributes-allowed", o -> o.subject("GIVENNAME=x,CN=x,C=JP")),
                new Flaw("subject", "subject-attributes-allowed", o -> o.subject("CN=Taro+SERIALNUMBER=1,C=JP")),
                new Flaw("subject", "mandatory-contents", o -> o.subject("C=JP")),
                new Flaw("subject", "mandatory-contents", o -> o.subject("")),
                new Flaw("subject", "subject-string-types", o -> o.subject("SERIALNUMBER=あ,CN=Taro,C=JP")),
                new Flaw("subject", "subject-country-first", o -> o.subject("C=JP,CN=Taro")),
                new Flaw("subject", "subject-country-first", o -> o.subject("CN=Taro,C=US")),
                new Flaw("subject", "subject-string-lengths", o -> o.subject("CN=" + "x".repeat(65) + ",C=JP")),
                new Flaw("subject", "subject-text-clean", o -> o.subject("CN=Taro\\0AJiro,C=JP")),
                new Flaw("subject", "subject-text-clean", o -> o.subject("CN=Taro\u202eoriJ,C=JP")),
                new Flaw("subject", "subject-not-placeholder", o -> o.subject("CN=未設定,C=JP")),
                new Flaw("subject", "subject-not-placeholder", o -> o.subject("CN=${name},C=JP")),
                new Flaw("subject", "subject-scripts-not-mixed", o -> o.subject("CN=P\u0430ypal,C=JP")),
                new Flaw("subjectAltName", "subject-alt-name-syntax", o -> o.mail("not a mail")),
                new Flaw("subjectAltName", "subject-alt-name-syntax", o -> o.mail("a@b")));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void refusesAFlawedOrderForGoodAndKeepsThatOnRecord(Flaw flaw) {
        SignedOrder order = bench.sign(flaw.edit());
        Submission.Refused expected = new Submission.Refused(flaw.field(), flaw.reason());

        assertThat(ca.submit(order, Optional.empty())).isEqualTo(expected);
        assertThat(ca.submit(order, Optional.empty())).isEqualTo(expected);
        assertThat(ca.query(CaBench.idOf(order))).contains(expected);
        assertThat(bench.count("order_journal", "order_id = '" + CaBench.idOf(order) + "' AND serial IS NOT NULL"))
                .isEqualTo("0");
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
                p.allowedAttributes());
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
    void refusesAPublicKeyThatIsNotTheOrderedOneWithoutSpoilingTheOrder() {
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));

        assertThat(ca.submit(order, Optional.of(CaBench.applicantKey())))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-differs"));
        assertThat(ca.submit(order, Optional.empty()))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-missing"));
        assertThat(ca.submit(bench.sign(CaBench.order()), Optional.of(key)))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-not-ordered"));
        issued(ca.submit(order, Optional.of(key)));
    }

    @Test
    void refusesAKeyOfAKindThatTheProfileDoesNotAllow() throws Exception {
        var generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Der key = Der.of(generator.generateKeyPair().getPublic().getEncoded());

        assertThat(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)))
                .isEqualTo(new Submission.Refused("spkiSha256", "key-kind-not-allowed"));
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
