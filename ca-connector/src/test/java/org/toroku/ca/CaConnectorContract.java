package org.toroku.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;

import java.io.ByteArrayInputStream;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval.Automaton;
import org.toroku.ca.order.IssuanceOrder.Approval.FourEyes;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.Validity;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.OrderEdit;
import org.toroku.pki.Der;

/**
 * What a registration authority relies on whatever CA stands behind the port. Orders bring the applicant's key: that
 * every adapter can certify.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
public abstract class CaConnectorContract {
    private final Instant now = Instant.now(Clock.systemUTC());
    private CaBench bench;
    private CaConnector ca;

    /** An adapter that is ready, with the journal and the order key of {@code bench}. */
    protected abstract CaConnector open(CaBench bench);

    /** A second adapter beside the first, as another process would have it. */
    protected abstract CaConnector openBeside(CaBench bench);

    protected abstract void close(CaConnector connector);

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
        ca = open(bench);
    }

    @AfterAll
    void close() {
        assertThat(new JournalCheck(bench.database).verify()).isInstanceOf(JournalCheck.Verdict.Intact.class);
        close(ca);
        bench.close();
    }

    /** An order with what it is submitted with. */
    private record Request(SignedOrder order, Der key) {
        UUID id() {
            return CaBench.idOf(order);
        }
    }

    private Request request(UnaryOperator<OrderEdit> edit) {
        Der key = CaBench.applicantKey();
        return new Request(
                bench.sign(edit.apply(OrderEdit.of(CaBench.order(key))).build()), key);
    }

    private Request request() {
        return request(UnaryOperator.identity());
    }

    private Submission submit(Request request) {
        return ca.submit(request.order(), Optional.of(request.key()));
    }

    @Test
    void isReady() {
        assertThat(ca.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void saysWhatAProfileIsNow() {
        assertThat(ca.profileSha256(CaBench.PROFILE))
                .isEqualTo(CaBench.PROFILES.find(CaBench.PROFILE).orElseThrow().sha256());
        assertThatThrownBy(() -> ca.profileSha256("no-such")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheRulesThatItsOperatorLists() {
        assertThat(ca.takesRules("ab".repeat(32))).isTrue();
    }

    @Test
    void certifiesWhatWasOrderedForFiveYearsToTheLastSecond() throws Exception {
        Request request = request(order -> order.mail("taro@example.jp"));

        Submission.Issued issued = issued(submit(request));

        X509Certificate certificate = x509(issued.certificate());
        certificate.verify(x509(ca.caCertificate()).getPublicKey());
        assertThat(certificate.getPublicKey().getEncoded())
                .isEqualTo(request.key().toByteArray());
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(x509(ca.caCertificate()).getSubjectX500Principal());
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=山田 太郎", "C=JP");
        assertThat(certificate.getSerialNumber().toString(16)).isEqualTo(issued.serial());
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, true, false, false, false, false, false, false, false);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getSubjectAlternativeNames())
                .singleElement()
                .satisfies(name -> assertThat(name.get(1)).isEqualTo("taro@example.jp"));
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(Validity.of(issued.notBefore(), Period.ofYears(5)).notAfter())
                .isEqualTo(issued.notAfter());
    }

    /** 則5②: what was proven once carries no certificate beyond five years of it, whatever the profile allows. */
    @Test
    void endsARenewalWithTheCeilingOfItsOrder() throws Exception {
        Instant ceiling = now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(400));

        Submission.Issued issued = issued(submit(request(order -> order.notAfterCeiling(ceiling))));

        assertThat(x509(issued.certificate()).getNotAfter().toInstant())
                .isEqualTo(ceiling)
                .isEqualTo(issued.notAfter());
    }

    @Test
    void aCeilingBeyondTheProfileLengthensNothing() {
        Instant ceiling = Instant.parse("2099-01-01T00:00:00Z");

        Submission.Issued issued = issued(submit(request(order -> order.notAfterCeiling(ceiling))));

        assertThat(issued.notAfter())
                .isEqualTo(Validity.of(issued.notBefore(), Period.ofYears(5)).notAfter());
    }

    @Test
    void refusesAnOrderWhoseCeilingHasPassed() {
        Instant ceiling = now.truncatedTo(ChronoUnit.SECONDS);

        assertThat(submit(request(order -> order.notAfterCeiling(ceiling))))
                .isEqualTo(new Submission.Refused("notAfterCeiling", "proofing-outlived"));
    }

    @Test
    void answersTheSameOrderWithTheSameCertificate() {
        Request request = request();
        Submission first = submit(request);
        issued(first);

        assertThat(submit(request)).isEqualTo(first);
        assertThat(ca.query(request.id())).contains(first);
    }

    @Test
    void knowsNoOrderThatItNeverReceived() {
        assertThat(ca.query(UUID.randomUUID())).isEmpty();
    }

    @Test
    void thirtyTwoThreadsWithOneOrderAtTwoConnectorsGetOneCertificate() throws Exception {
        Request request = request();
        CaConnector other = openBeside(bench);
        try {
            List<Callable<Submission>> calls = IntStream.range(0, 32)
                    .<Callable<Submission>>mapToObj(
                            i -> () -> (i % 2 == 0 ? ca : other).submit(request.order(), Optional.of(request.key())))
                    .toList();

            assertThat(new HashSet<>(atOnce(calls))).singleElement().isInstanceOf(Submission.Issued.class);
        } finally {
            close(other);
        }
        assertThat(bench.count("event", "kind = 'SIGNED' AND subject = 'order " + request.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void refusesASecondOrderOfTheSameApplication() {
        UUID application = UUID.randomUUID();
        issued(submit(request(order -> order.applicationId(application))));

        assertThat(submit(request(order -> order.applicationId(application))))
                .isEqualTo(new Submission.Refused("applicationId", "already-ordered"));
    }

    @Test
    void certifiesNoKeyTwice() {
        Request request = request();
        issued(submit(request));

        assertThat(submit(new Request(bench.sign(CaBench.order(request.key())), request.key())))
                .isEqualTo(new Submission.Refused("spkiSha256", "key-already-certified"));
    }

    @Test
    void refusesAPublicKeyThatIsNotTheOrderedOneWithoutSpoilingTheOrder() {
        Request request = request();

        assertThat(ca.submit(request.order(), Optional.of(CaBench.applicantKey())))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-differs"));
        assertThat(ca.submit(request.order(), Optional.empty()))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-missing"));
        assertThat(ca.submit(bench.sign(CaBench.order()), Optional.of(request.key())))
                .isEqualTo(new Submission.Refused("spkiSha256", "public-key-not-ordered"));
        issued(submit(request));
    }

    @Test
    void refusesAKeyOfAKindThatTheProfileDoesNotAllow() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Der key = Der.of(generator.generateKeyPair().getPublic().getEncoded());

        assertThat(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)))
                .isEqualTo(new Submission.Refused("spkiSha256", "key-kind-not-allowed"));
    }

    @Test
    void refusesAnOrderByAKeyThatIsNotTheRas() {
        Request request = request();
        SignedOrder order = request.order();

        assertThat(ca.submit(
                        new SignedOrder(order.canonical(), order.signature(), "ab".repeat(32)),
                        Optional.of(request.key())))
                .isEqualTo(new Submission.Refused("keyId", "order-key-unknown"));
        assertThat(ca.query(request.id())).isEmpty();
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
        Der key = CaBench.applicantKey();
        IssuanceOrder order = CaBench.order(key);
        SignedOrder signed = bench.sign(order);
        SignedOrder altered = new SignedOrder(
                CanonicalOrder.encode(mutation.edit().apply(OrderEdit.of(order)).build()),
                signed.signature(),
                signed.keyId());

        assertThat(ca.submit(altered, Optional.of(key)))
                .isEqualTo(new Submission.Refused("signature", "signature-invalid"));
        assertThat(ca.cancel(altered, "issuance")).isEqualTo(new Voiding.Refused("signature", "signature-invalid"));
        assertThat(ca.query(order.orderId())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void namesTheFieldInWhichAReissuedOrderDiffersFromTheReceivedOne(Mutation mutation) {
        Der key = CaBench.applicantKey();
        IssuanceOrder order = CaBench.order(key);
        issued(ca.submit(bench.sign(order), Optional.of(key)));
        SignedOrder changed =
                bench.sign(mutation.edit().apply(OrderEdit.of(order)).build());

        assertThat(ca.submit(changed, Optional.of(key)))
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
        Request request = request(flaw.edit());
        Submission.Refused expected = new Submission.Refused(flaw.field(), flaw.reason());

        assertThat(submit(request)).isEqualTo(expected);
        assertThat(submit(request)).isEqualTo(expected);
        assertThat(ca.query(request.id())).contains(expected);
        assertThat(bench.count("order_journal", "order_id = '" + request.id() + "' AND serial IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void revokesOnceWithTheFirstReason() {
        Request request = request();
        String serial = issued(submit(request)).serial();

        Revocation first = ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
        Revocation again = ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-2");

        assertThat(first)
                .isInstanceOfSatisfying(
                        Revocation.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE));
        assertThat(again).isEqualTo(first);
        assertThat(submit(request))
                .isInstanceOfSatisfying(
                        Submission.Revoked.class,
                        revoked -> assertThat(revoked.serial()).isEqualTo(serial));
    }

    @Test
    void knowsNoSerialThatItNeverAssigned() {
        assertThat(ca.revoke("1234567890abcdef1234", RevocationReason.UNSPECIFIED, "officer-1"))
                .isEqualTo(new Revocation.UnknownSerial("1234567890abcdef1234"));
        assertThat(bench.count("revocation", "serial = '1234567890abcdef1234'")).isEqualTo("0");
    }

    @Test
    void anIssuedOrderThatIsTakenBackIsRevoked() {
        Request request = request();
        String serial = issued(submit(request)).serial();

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(ca.query(request.id()))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(Submission.Revoked.class, revoked -> {
                            assertThat(revoked.serial()).isEqualTo(serial);
                            assertThat(revoked.reason()).isEqualTo(RevocationReason.CESSATION_OF_OPERATION);
                        }));
        assertThat(submit(request)).isInstanceOf(Submission.Revoked.class);
    }

    @Test
    void anOrderThatIsTakenBackBeforeItCameIsRefusedWhenItComes() {
        Request request = request();

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(submit(request)).isEqualTo(new Submission.Refused("orderId", "cancelled"));
        assertThat(bench.count("order_journal", "order_id = '" + request.id() + "' AND certificate IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void takingBackAgainChangesNothing() {
        Request request = request();
        issued(submit(request));
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());
        String events = bench.count("event", "true");

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(bench.count("event", "true")).isEqualTo(events);
    }

    @Test
    void afterTakingBackANewOrderOfTheApplicationGetsItsCertificate() {
        UUID application = UUID.randomUUID();
        Request first = request(order -> order.applicationId(application));
        assertThat(ca.cancel(first.order(), "issuance")).isEqualTo(new Voiding.Voided());

        issued(submit(request(order -> order.applicationId(application))));
    }

    @Test
    void ofSubmissionAndCancellationAtOnceNoGoodCertificateRemains() throws Exception {
        Set<UUID> contested = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            Request request = request();
            contested.add(request.id());
            List<Object> answers = atOnce(
                    List.<Callable<Object>>of(() -> submit(request), () -> ca.cancel(request.order(), "issuance")));
            assertThat(answers.getLast()).isEqualTo(new Voiding.Voided());
        }
        for (UUID order : contested) {
            assertThat(ca.query(order))
                    .hasValueSatisfying(answer ->
                            assertThat(answer).isInstanceOfAny(Submission.Revoked.class, Submission.Refused.class));
        }
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> pending = calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> each : pending) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static X509Certificate x509(Der certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    }
}
