package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.math.BigInteger;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.Voiding;
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.cmp.LittleCaFaults.Answer;
import org.toroku.ca.elsewhere.BoundedHttp;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.MovedClock;
import org.toroku.pki.Der;

/** Whatever another CA answers, or does not: no certificate that was not ordered, and never two. */
@Timeout(120)
class HostileAnswersTest {
    private final CmpBench cmp = new CmpBench(new CaBench());
    private final LittleCa other = cmp.other;
    private final MovedClock clock = new MovedClock();
    private final CaElsewhere ca = open();
    private final Request request = cmp.request();

    private CaElsewhere open() {
        cmp.clock = clock;
        return cmp.open();
    }

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        assertThat(other.transactions)
                .as("one order is one transaction, whatever happens")
                .hasSizeLessThanOrEqualTo(1);
        ca.close();
        cmp.close();
    }

    record Lie(String reason, UnaryOperator<Answer> answer) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Lie> lies() {
        Der random = Der.of(new byte[16]);
        LittleCa stranger = new LittleCa("Stranger");
        return Stream.of(
                new Lie("answer-nonce-wrong", answer -> answer.nonce(random)),
                new Lie("answer-of-other-transaction", answer -> answer.transaction(random)),
                new Lie("answer-unprotected", Answer::bare),
                new Lie(
                        "answer-signature-wrong",
                        answer -> answer.by(new LittleCaProtection.BySignature(
                                LittleCa.newKey().getPrivate(),
                                LittleCa.holder(stranger.certificate()),
                                LittleCa.holder(stranger.certificate())))),
                new Lie(
                        "answer-not-signed",
                        answer -> answer.by(new LittleCaProtection.BySecret(SecretProtection.Kind.PBM, "secret"))));
    }

    /** The CA has issued; the lie hides it only until the same octets are sent again. */
    @ParameterizedTest
    @MethodSource("lies")
    void concludesNothingFromAnAnswerThatProvesNothing(Lie lie) {
        other.faults.forgetMessages();
        other.faults.answers(lie.answer());

        assertThat(unavailable(request.submitTo(ca))).isEqualTo(lie.reason());
        assertThat(ca.undecided()).containsExactly(request.id());
        assertThat(ca.health()).isEqualTo(new Health.Down(lie.reason()));

        other.faults.answers(UnaryOperator.identity());
        other.acceptKnownNonces();
        endsInTheOneCertificate();
    }

    @Test
    void refusesAnAnswerByAnotherSecret() {
        other.share(SecretProtection.Kind.PBMAC1, "another secret, not the one");
        try (CaElsewhere bySecret =
                cmp.open(CmpBench.secret(SecretProtection.Kind.PBMAC1, CmpBench.SECRET), FailPoint.none())) {
            assertThat(unavailable(request.submitTo(bySecret))).isEqualTo("answer-mac-wrong");
            assertThat(other.issued).isEmpty();
            other.share(SecretProtection.Kind.PBMAC1, CmpBench.SECRET);
            other.forgetMessages();
            other.acceptKnownNonces();
            issued(request.submitTo(bySecret));
        }
    }

    @Test
    void isProtectedByTheOlderMacAsWell() {
        other.share(SecretProtection.Kind.PBM, CmpBench.SECRET);
        try (CaElsewhere bySecret =
                cmp.open(CmpBench.secret(SecretProtection.Kind.PBM, CmpBench.SECRET), FailPoint.none())) {
            issued(request.submitTo(bySecret));
        }
    }

    @Test
    void aConnectionThatIsCutAfterTheRequestWasReceivedEndsInTheSameCertificate() {
        other.faults.cutAfterDoing(2);

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");

        endsInTheOneCertificate();
    }

    /** A CA that does not repeat itself says that it has the transaction; then it is asked by polling. */
    @Test
    void aTransactionThatTheCaHasAlreadyIsPolledFor() {
        other.faults.forgetMessages();
        other.faults.cutAfterDoing(1);
        unavailable(request.submitTo(ca));
        other.acceptKnownNonces();

        endsInTheOneCertificate();
        assertThat(other.polls).hasPositiveValue();
    }

    @Test
    void aServerErrorIsNoAnswer() {
        other.faults.answerStatus(500);

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-500");

        endsInTheOneCertificate();
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        other.faults.bodies(bytes -> new byte[BoundedHttp.MOST_BYTES + 1]);

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-answer-too-large");

        other.faults.bodies(UnaryOperator.identity());
        endsInTheOneCertificate();
    }

    @Test
    void bytesThatAreNoMessageAreNoAnswer() {
        other.faults.bodies(bytes -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x02});

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("answer-malformed");

        other.faults.bodies(UnaryOperator.identity());
        endsInTheOneCertificate();
    }

    /** Nobody can have read the request, so that it may be given up. */
    @Test
    void aRequestThatReachedNobodyIsTakenBackWithoutTheCa() {
        other.goAway();

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-unreachable");
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        other.comeBack();
        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("orderId", "cancelled"));
        assertThat(other.transactions).isEmpty();
    }

    @Test
    void aRequestThatMayHaveArrivedIsTakenBackOnlyWithTheCertificateRevoked() {
        other.faults.cutAfterDoing(1);
        unavailable(request.submitTo(ca));
        other.goAway();
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Unavailable("ca-unreachable"));

        other.comeBack();
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(other.issued).hasSize(1);
        assertThat(other.revoked.keySet()).isEqualTo(other.issued.keySet());
        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("orderId", "cancelled"));
    }

    @Test
    void tellsTheRefusalOfTheCaInWords() {
        other.faults.refuse(PKIBody.TYPE_INIT_REQ, LittleCa.refusal(PKIFailureInfo.badCertTemplate, "no such profile"));
        Submission refused = new Submission.Refused("orderId", "ca-bad-cert-template");

        assertThat(request.submitTo(ca)).isEqualTo(refused);
        assertThat(request.submitTo(ca)).isEqualTo(refused);
        assertThat(ca.undecided()).isEmpty();
        assertThat(other.requests).hasValue(0);
    }

    @Test
    void anErrorOfTheCasOwnIsNoRefusal() {
        other.faults.refuse(PKIBody.TYPE_INIT_REQ, LittleCa.error(PKIFailureInfo.systemUnavail, "later"));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-system-unavail");
        other.acceptKnownNonces();
        other.forgetMessages();

        endsInTheOneCertificate();
    }

    /** A failure says nothing of how far the CA came: the order is not given up, and the one certificate is asked for. */
    @Test
    void anErrorAfterItIssuedGivesNothingUp() {
        other.faults.failAfterIssuing(LittleCa.error(PKIFailureInfo.systemFailure, "broken"));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-system-failure");
        other.forgetMessages();
        other.acceptKnownNonces();

        endsInTheOneCertificate();
        assertThat(other.polls).hasPositiveValue();
    }

    /** Whoever refuses the question about a request may have issued on the sending whose answer is lost. */
    @Test
    void aRefusedQuestionAfterASendingWithoutAnswerLeavesTheOrderUndecided() {
        other.faults.forgetMessages();
        other.faults.cutAfterDoing(1);
        unavailable(request.submitTo(ca));
        other.acceptKnownNonces();
        other.faults.refuse(PKIBody.TYPE_POLL_REQ, LittleCa.refusal(PKIFailureInfo.badRequest, "nothing pending"));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-bad-request");
        assertThat(ca.undecided()).containsExactly(request.id());

        endsInTheOneCertificate();
    }

    /** It may have issued on the sending whose answer is lost, and refuse only the repetition. */
    @Test
    void aRefusalAfterASendingWithoutAnswerLeavesTheOrderUndecided() {
        other.faults.cutAfterDoing(1);
        unavailable(request.submitTo(ca));
        other.forgetMessages();
        other.faults.refuse(PKIBody.TYPE_INIT_REQ, LittleCa.refusal(PKIFailureInfo.badCertTemplate, "again?"));
        other.acceptKnownNonces();

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-bad-cert-template");

        assertThat(ca.undecided()).containsExactly(request.id());
        assertThat(ca.query(request.id())).contains(new Submission.Unavailable("not-yet-signed"));
    }

    @Test
    void asksNotBeforeTheCaWantsToBeAsked() {
        other.faults.letWait(2, Duration.ofMinutes(5));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-waiting");
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-waiting");
        assertThat(other.polls).hasValue(1);
        clock.move(Duration.ofMinutes(6));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-waiting");
        assertThat(other.polls).hasValue(2);
        clock.move(Duration.ofMinutes(6));

        issued(request.submitTo(ca));
        assertThat(other.requests).hasValue(1);
    }

    /** A year is not waited for: what the CA says is bounded, and an order that expires meanwhile gets no certificate. */
    @Test
    void aCertificateThatComesAfterTheOrderExpiredIsRevoked() {
        other.faults.letWait(1, Duration.ofDays(365));
        unavailable(request.submitTo(ca));
        clock.move(Duration.ofHours(2));

        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("expiresAt", "expired"));

        assertThat(other.revoked.keySet()).hasSize(1).isEqualTo(other.issued.keySet());
    }

    @Test
    void isDownWhereTheCaDoesNotKnowTheRegistrationAuthority() {
        other.faults.refuse(PKIBody.TYPE_GEN_MSG, LittleCa.error(PKIFailureInfo.signerNotTrusted, "who?"));

        assertThat(ca.health()).isEqualTo(new Health.Down("ca-signer-not-trusted"));
        assertThat(ca.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void handsNothingOverBeforeTheConfirmationWasTaken() {
        other.faults.awaitConfirmation();
        other.faults.refuse(PKIBody.TYPE_CERT_CONFIRM, LittleCa.error(PKIFailureInfo.systemUnavail, "later"));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-system-unavail");
        assertThat(ca.query(request.id())).contains(new Submission.Unavailable("not-yet-signed"));

        endsInTheOneCertificate();
        assertThat(other.confirmed).isEqualTo(other.issued.keySet());
    }

    @Test
    void aRevocationThatTheCaDidNotMakeIsNotOnRecord() {
        Submission.Issued certificate = issued(request.submitTo(ca));
        other.goAway();

        assertThat(ca.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE, "officer-1"))
                .isEqualTo(new Revocation.Unavailable("ca-unreachable"));
        assertThat(request.submitTo(ca)).isEqualTo(certificate);

        other.comeBack();
        assertThat(ca.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE, "officer-1"))
                .isInstanceOf(Revocation.Revoked.class);
        assertThat(other.revoked)
                .containsEntry(new BigInteger(certificate.serial(), 16), RevocationReason.KEY_COMPROMISE.code());
    }

    private void endsInTheOneCertificate() {
        Submission.Issued certificate = issued(request.submitTo(ca));
        assertThat(request.submitTo(ca)).isEqualTo(certificate);
        assertThat(other.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
        assertThat(other.revoked).isEmpty();
        assertThat(ca.undecided()).isEmpty();
    }
}
