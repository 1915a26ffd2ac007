package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.workflows.JobTypes;

/** What is issued, for whom, and what becomes of an order whose case ends otherwise. */
class OrderOutcomesTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everythingWorks() {
        house.ca().be(Mood.WILLING);
        house.status().behaveNormally();
    }

    private static char[] passphrase() {
        return "a long passphrase".toCharArray();
    }

    private static IssuanceRecord.Issued record(Access access) {
        return house.part(IssuanceRecord.class).of(access.applicationId()).orElseThrow();
    }

    private static void revokeCard() {
        house.status().behave(house.card().certificate().getSerialNumber(), OcspBehaviour.REVOKED);
    }

    private static Access examined() {
        Access access = house.submitted();
        assertThat(house.examine(house.examineTask(access.applicationId()), CardHouse.ANNE, true, List.of("address")))
                .isEqualTo(new Act.Done());
        return access;
    }

    private static void accept(Access access) {
        assertThat(house.accept(house.decideTask(access.applicationId()), CardHouse.CARL))
                .isEqualTo(new Act.Done());
    }

    private static StepResult again(String jobType, UUID caseId) {
        return house.step(jobType).perform(new StepContext(caseId, jobType, 9));
    }

    @Test
    void aMovedTokenIssuesNothingForACancelledCase() {
        Access access = examined();
        UUID caseId = access.applicationId();
        house.decideTask(caseId);
        revokeCard();
        accept(access);
        house.awaitState(caseId, ApplicationState.CANCELLED);
        assertThat(house.ca().hasTakenBack(caseId)).isTrue();
        house.status().behaveNormally();

        assertThat(again(JobTypes.ISSUE_CERTIFICATE, caseId)).isEqualTo(new StepResult.Halt("not-accepted"));

        assertThat(house.part(IssuanceRecord.class).of(caseId)).isEmpty();
        house.assertBookIntact();
    }

    @Test
    void aMovedTokenIssuesNothingASecondTime() {
        UUID caseId = house.issued().applicationId();
        assertThat(again(JobTypes.ISSUE_CERTIFICATE, caseId)).isEqualTo(new StepResult.Halt("not-accepted"));
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(1);
    }

    /** A book without its heads may have forgotten a certificate: nothing is asked of the CA, and nothing is lost. */
    @Test
    void whileTheHeadsOfTheBookAreAwayACaseWaitsAndIsIssuedOnceAfterwards() throws IOException {
        Path heads = Path.of(house.part(Environment.class).getRequiredProperty("toroku.book.heads-file"));
        Path away = heads.resolveSibling("away");
        Files.move(heads, away);
        Access access = examined();
        UUID caseId = access.applicationId();
        accept(access);

        CardHouse.await(() -> again(JobTypes.ISSUE_CERTIFICATE, caseId)
                .equals(new StepResult.TryAgain(Duration.ofMillis(200), "heads-file-missing")));
        assertThat(house.ca().ordersOf(caseId)).isZero();
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);

        Files.move(away, heads);
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(1);
    }

    @Test
    void aReservedOrderIsTakenBackWithItsCaseOnceTheCaAnswers() {
        house.ca().be(Mood.RESERVES_ONLY);
        Access access = examined();
        UUID caseId = access.applicationId();
        accept(access);
        CardHouse.await(() -> house.ca().ordersOf(caseId) == 1);
        house.ca().be(Mood.AWAY);
        revokeCard();
        CardHouse.await(() -> again(JobTypes.ISSUE_CERTIFICATE, caseId)
                .equals(new StepResult.TryAgain(Duration.ofMillis(200), "journal-away")));
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);

        house.ca().be(Mood.WILLING);
        house.awaitState(caseId, ApplicationState.CANCELLED);

        assertThat(house.ca().hasTakenBack(caseId)).isTrue();
        assertThat(house.book(caseId)).contains("issuance-cancelled");
    }

    /** The rules changed between approval and issue, as with a new release: the case is decided anew and not stuck. */
    @Test
    void anOrderUnderRulesThatAreNotInForceAnyMoreGoesBackToTheDecision() {
        house.ca().be(Mood.OTHER_RULES);
        Access access = examined();
        UUID caseId = access.applicationId();
        accept(access);
        CardHouse.await(() -> house.book(caseId).contains("approval-void"));
        assertThat(house.ca().hasCertified(caseId)).isFalse();

        house.ca().be(Mood.WILLING);
        house.acceptedByTwo(caseId);

        house.awaitState(caseId, ApplicationState.ISSUED);
    }

    @Test
    void anOrderThatTheCaRevokedBeforeItWasStoredHereIsNotIssued() {
        house.ca().be(Mood.AWAY);
        Access access = examined();
        UUID caseId = access.applicationId();
        accept(access);
        var approval =
                house.part(org.toroku.decision.Approvals.class).current(caseId).orElseThrow();
        // signed, then revoked, while the registration authority cannot hear of it
        house.ca().issueUnheard(approval.order());
        house.ca().revokeUnheard(approval.orderId());
        house.ca().be(Mood.WILLING);

        house.awaitState(caseId, ApplicationState.CANCELLED);
        assertThat(house.part(IssuanceRecord.class).of(caseId)).isEmpty();
    }

    @Test
    void whatTheCaRevokedIsNeitherHandedOverNorReceivedAndTheBooksSayWhy() {
        Access access = house.issued();
        UUID caseId = access.applicationId();
        house.ca().revoke(record(access).serial(), org.toroku.ca.RevocationReason.KEY_COMPROMISE, "operator");

        assertThat(house.counter().pickUp(access, passphrase())).isEqualTo(new PickUp.Refused("certificate-revoked"));
        assertThat(house.counter().confirmReceipt(access)).isEqualTo(new Receipt.Refused("certificate-revoked"));

        assertThat(house.counter().status(access).orElseThrow().state()).isEqualTo(ApplicationState.REVOKED);
        assertThat(house.book(caseId))
                .containsOnlyOnce("certificate-revoked-at-ca", "state-revoked", "subscriber-key-destroyed");
        assertThat(house.ca().holdsKeyOf(record(access).orderId())).isFalse();
        house.assertBookIntact();
    }

    @Test
    void aLookAtTheStatusIsEnoughToTellOfARevocationAfterTheReceipt() {
        Access access = house.issued();
        assertThat(house.counter().pickUp(access, passphrase())).isInstanceOf(PickUp.Ready.class);
        assertThat(house.counter().confirmReceipt(access)).isInstanceOf(Receipt.Confirmed.class);
        house.ca().revoke(record(access).serial(), org.toroku.ca.RevocationReason.KEY_COMPROMISE, "operator");

        assertThat(house.counter().status(access).orElseThrow().state()).isEqualTo(ApplicationState.REVOKED);
        assertThat(house.book(access.applicationId())).contains("certificate-revoked-at-ca");
    }

    @Test
    void nothingIsReceivedWhileTheCaCannotSayWhetherItIsGood() {
        Access access = house.issued();
        house.ca().be(Mood.AWAY);
        assertThat(house.counter().confirmReceipt(access)).isEqualTo(new Receipt.Unavailable("journal-away"));
        assertThat(house.counter().pickUp(access, passphrase())).isEqualTo(new PickUp.Unavailable("journal-away"));
        assertThat(house.state(access.applicationId())).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void aMovedTokenRevokesNothingBeforeTheDeadline() {
        Access access = house.issued();
        assertThat(again(JobTypes.REVOKE_UNRECEIVED, access.applicationId()))
                .isEqualTo(new StepResult.Halt("receipt-not-overdue"));
        assertThat(house.ca().hasRevoked(record(access).serial())).isFalse();
        assertThat(house.counter().pickUp(access, passphrase())).isInstanceOf(PickUp.Ready.class);
        assertThat(house.counter().confirmReceipt(access)).isInstanceOf(Receipt.Confirmed.class);
    }

    @Test
    void noReceiptIsConfirmedOnceTheRevocationIsOrdered() {
        Access access = house.issued();
        UUID caseId = access.applicationId();
        house.ca().be(Mood.AWAY);
        house.part(org.toroku.evidence.ShiftingClock.class).forward(Duration.ofDays(15));

        assertThat(again(JobTypes.REVOKE_UNRECEIVED, caseId))
                .isEqualTo(new StepResult.TryAgain(Duration.ofMillis(200), "journal-away"));

        assertThat(house.state(caseId)).isEqualTo(ApplicationState.REVOKED_UNRECEIVED);
        house.ca().be(Mood.WILLING);
        assertThat(house.counter().confirmReceipt(access)).isEqualTo(new Receipt.Refused("revoked-unreceived"));
        assertThat(again(JobTypes.REVOKE_UNRECEIVED, caseId)).isInstanceOf(StepResult.Done.class);
        assertThat(house.ca().hasRevoked(record(access).serial())).isTrue();
    }
}
