package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.Submission;
import org.toroku.ca.Voiding;
import org.toroku.ca.ejbca.EjbcaBench.Request;
import org.toroku.ca.ejbca.LittleEjbca.Answer;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.MovedClock;

/** Answers of EJBCA that nobody saw: asked about by the end entity, and never concluded from silence. */
@Timeout(120)
class LostAnswersTest {
    private static final String REQUEST = "certificate/certificaterequest";
    private static final Duration PAUSE = Duration.ofMinutes(20);
    private static final String REGISTRATION = "endentity/";

    private final EjbcaBench ejbca = new EjbcaBench();
    private final LittleEjbca other = ejbca.other;
    private final MovedClock clock = new MovedClock();
    private final Request request = ejbca.request();
    private CaElsewhere ca;

    @BeforeEach
    void open() {
        ejbca.clock = clock;
        ejbca.pause = PAUSE;
        ca = ejbca.open();
    }

    private void waitOutThePause() {
        ejbca.waitOutThePause();
    }

    @AfterEach
    void close() {
        assertThat(other.objections).isEmpty();
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        ejbca.close();
    }

    @Test
    void aCertificateWhoseAnswerWasLostIsFoundByItsEndEntity() {
        other.faults.hangUpAfterDoing(REQUEST, 1);

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");
        Submission.Issued certificate = issued(request.submitTo(ca));

        assertThat(other.ca.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
        assertThat(other.requests).hasValue(1);
    }

    @Test
    void aRequestThatNeverArrivedIsSentAgainOnlyAfterThePause() {
        other.faults.answerInstead(REQUEST, Answer.error(503, "restarting"));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-503");
        other.faults.mend(REQUEST);
        assertThat(unavailable(request.submitTo(ca)))
                .as("it may still be busy with the first")
                .isEqualTo("ca-asked");
        assertThat(other.requests).hasValue(0);
        waitOutThePause();
        issued(request.submitTo(ca));

        assertThat(other.ca.issued).hasSize(1);
    }

    @Test
    void nothingIsSentAgainWhileTheBooksAreNotSeen() {
        other.faults.hangUpAfterDoing(REQUEST, 1);
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");
        other.faults.answerInstead("certificate/search", Answer.error(403, "not authorized"));

        waitOutThePause();
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-403");
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-403");
        assertThat(other.requests).hasValue(1);
        other.faults.mend("certificate/search");
        issued(request.submitTo(ca));
    }

    @Test
    void aLostRegistrationIsFoundAndItsEndEntityTakesTheOneRequest() {
        other.faults.hangUpAfterDoing(REGISTRATION, 1);

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");
        issued(request.submitTo(ca));

        assertThat(other.endEntities).hasSize(1);
        assertThat(other.requests).hasValue(1);
    }

    @Test
    void anOrderTakenBackAfterALostAnswerLeavesNoGoodCertificate() {
        other.faults.hangUpAfterDoing(REQUEST, 1);
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(other.ca.issued).hasSize(1);
        assertThat(other.ca.revoked.keySet()).isEqualTo(other.ca.issued.keySet());
        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("orderId", "cancelled"));
    }

    @Test
    void anOrderTakenBackWhoseRequestNeverArrivedClosesItsEndEntity() {
        other.faults.answerInstead(REQUEST, Answer.error(500, "General failure."));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-500");
        other.faults.mend(REQUEST);

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Unavailable("ca-asked"));
        waitOutThePause();
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(Objects.requireNonNull(other.endEntities.get("toroku-" + request.id()))
                        .status())
                .isEqualTo("REVOKED");
        assertThat(other.ca.issued).isEmpty();
        assertThat(ca.undecided()).isEmpty();
    }

    /** Nothing of the kind should be; what is good then is for a person to find out. */
    @Test
    void twoCertificatesOfOneRequestAreNeitherHandedOver() {
        other.faults.hangUpAfterDoing(REQUEST, 1);
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-connection-lost");
        var certificates = Objects.requireNonNull(other.certificates.get("toroku-" + request.id()));
        certificates.add(certificates.getFirst());

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-several-certificates");
        waitOutThePause();
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());
        assertThat(other.ca.revoked.keySet()).isEqualTo(other.ca.issued.keySet());
    }

    @Test
    void anEjbcaThatIsAwayIsAskedLater() {
        other.goAway();
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-unreachable");
        other.comeBack();

        issued(request.submitTo(ca));
        assertThat(other.requests).hasValue(1);
    }

    private String endEntityStatus() {
        return Objects.requireNonNull(other.endEntities.get("toroku-" + request.id()))
                .status();
    }

    @Test
    void aRefusalAfterALostAnswerIsBelievedOnlyOfBooksWithoutACertificate() {
        other.faults.answerInstead(REQUEST, Answer.error(503, "restarting"));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-503");
        other.faults.answerInstead(REQUEST, Answer.error(400, "not NEW"));

        waitOutThePause();
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-bad-request");
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-asked");
        assertThat(ca.undecided()).containsExactly(request.id());
        waitOutThePause();
        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("orderId", "ca-bad-request"));
        assertThat(endEntityStatus()).isEqualTo("REVOKED");
    }

    @Test
    void aRefusalOfTheFirstRequestIsForGoodOnceItsEndEntityIsClosed() {
        other.faults.answerInstead(REQUEST, Answer.error(400, "key too small"));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-bad-request");
        other.faults.mend(REQUEST);
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-asked");

        waitOutThePause();
        other.faults.answerInstead("endentity/revoke", Answer.error(500, "General failure."));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-500");
        other.faults.mend("endentity/revoke");
        Submission refused = request.submitTo(ca);

        assertThat(refused).isEqualTo(new Submission.Refused("orderId", "ca-bad-request"));
        assertThat(request.submitTo(ca)).isEqualTo(refused);
        assertThat(endEntityStatus()).isEqualTo("REVOKED");
        assertThat(other.requests).hasValue(0);
        assertThat(other.ca.issued).isEmpty();
    }

    /** A proxy brings the request twice: the first is certified, and the refusal of the second is all that is seen. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 415, 422, 500})
    void whateverStatusIsSeenInsteadOfACertificateItsBooksAreAsked(int status) {
        other.faults.answerAfterDoing(REQUEST, Answer.error(status, "no"));

        assertThat(request.submitTo(ca)).isInstanceOf(Submission.Unavailable.class);
        assertThat(ca.undecided()).containsExactly(request.id());
        Submission.Issued certificate = issued(request.submitTo(ca));

        assertThat(other.ca.issued).containsOnlyKeys(new BigInteger(certificate.serial(), 16));
        assertThat(other.ca.revoked).isEmpty();
        assertThat(other.requests).hasValue(1);
    }

    /** As above, and the order is given up before anybody asks again. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void anOrderTakenBackAfterAStatusThatWasNotItsBooksLeavesNoGoodCertificate(int status) {
        other.faults.answerAfterDoing(REQUEST, Answer.error(status, "no"));
        assertThat(request.submitTo(ca)).isInstanceOf(Submission.Unavailable.class);

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());

        assertThat(other.ca.revoked.keySet())
                .isEqualTo(other.ca.issued.keySet())
                .hasSize(1);
    }

    /** Leases and pauses go by the database's clock, which is the same for all who may send. */
    @Test
    void aClockOfOursThatRunsAheadEndsNoPause() {
        other.faults.answerInstead(REQUEST, Answer.error(503, "restarting"));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-503");
        other.faults.mend(REQUEST);

        clock.move(PAUSE.plusSeconds(1));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-asked");
        assertThat(other.requests).hasValue(0);
    }

    /** A sending that stood still for longer than the pause must find the end entity closed. */
    @Test
    void anEndEntityThatIsMissingIsRegisteredInOrderToBeClosed() {
        other.faults.answerInstead(REQUEST, Answer.error(500, "General failure."));
        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-500");
        other.faults.mend(REQUEST);
        other.endEntities.clear();
        waitOutThePause();
        other.faults.answerInstead(REGISTRATION, Answer.error(503, "restarting"));
        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Unavailable("ca-http-503"));
        other.faults.mend(REGISTRATION);

        assertThat(ca.cancel(request.order(), "issuance")).isEqualTo(new Voiding.Voided());
        assertThat(endEntityStatus()).isEqualTo("REVOKED");
        assertThat(other.ca.issued).isEmpty();
    }

    private FailPoint overtakenAfterTheRequest(Runnable meanwhile) {
        return (reached, id) -> {
            if (reached == FailPoint.Step.AFTER_SENT) {
                ejbca.bench.execute("UPDATE ca.cmp_exchange SET signer = NULL, lease_until = NULL");
                meanwhile.run();
            }
        };
    }

    @Test
    void aCertificateThatComesWhenTheExchangeHasEndedWithoutItIsRevoked() {
        Runnable ending = () -> ejbca.bench.execute("""
                WITH changed AS (UPDATE ca.cmp_exchange x SET state = 'REFUSED' RETURNING x)
                SELECT ca.append_event('EXCHANGE_ENDED', 'exchange ' || (x).order_id, x, 'REFUSED', now()) FROM changed
                """);
        try (CaElsewhere slow = ejbca.open(overtakenAfterTheRequest(ending))) {
            assertThat(unavailable(request.submitTo(slow))).isEqualTo("being-signed");
        }
        assertThat(other.ca.revoked.keySet())
                .isEqualTo(other.ca.issued.keySet())
                .hasSize(1);
    }

    @Test
    void aCertificateThatComesWhenSomebodyElseHasTheOrderIsLeftToHim() {
        try (CaElsewhere slow = ejbca.open(overtakenAfterTheRequest(() -> {}))) {
            assertThat(unavailable(request.submitTo(slow))).isEqualTo("being-signed");
        }
        issued(request.submitTo(ca));
        assertThat(other.ca.revoked).isEmpty();
        assertThat(other.ca.issued).hasSize(1);
    }

    @Test
    void aCertificateThatSomebodyElseHandedOverStaysGood() {
        try (CaElsewhere slow = ejbca.open(overtakenAfterTheRequest(() -> issued(request.submitTo(ca))))) {
            assertThat(request.submitTo(slow)).isInstanceOf(Submission.Unavailable.class);
        }
        issued(request.submitTo(ca));
        assertThat(other.ca.revoked).isEmpty();
        assertThat(other.ca.issued).hasSize(1);
    }

    @Test
    void aPauseInWhichARequestCouldBeUnderWayStopsTheStart() {
        ejbca.pause = ejbca.deadline.multipliedBy(4).minusMillis(1);
        assertThatThrownBy(ejbca::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 times its deadline");
    }

    @Test
    void aRefusedRegistrationIsForGoodAtOnce() {
        other.faults.answerInstead(REGISTRATION, Answer.error(400, "name too long"));

        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("orderId", "ca-bad-request"));
        assertThat(other.endEntities).isEmpty();
    }

    @Test
    void anApprovalOfItsOwnIsNotWaitedForInTheDark() {
        other.faults.answerInstead(
                REQUEST,
                new Answer(202, Answer.error(202, "waiting for approval").body()));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-waits-for-approval");
        assertThat(ca.undecided()).containsExactly(request.id());
    }
}
