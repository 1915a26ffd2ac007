package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.Der;
import org.toroku.revocation.SelfRevocationDesk;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.revocation.SelfRevocationDesk.Prepared;
import org.toroku.testkit.pki.CardSigner;

/** What a holder signs of a certificate that was renewed: the newer one goes with it only where people say so. */
class SignedRequestsOfRenewedTest {
    private RenewalHouse scene;

    @BeforeEach
    void open() {
        scene = new RenewalHouse();
    }

    @AfterEach
    void close() {
        scene.house.assertBookIntact();
        scene.close();
    }

    private Prepared.Text text(Access access, String reason) {
        String serial = scene.house
                .part(IssuanceRecord.class)
                .of(access.applicationId())
                .orElseThrow()
                .serial();
        return (Prepared.Text) scene.house.part(SelfRevocationDesk.class).prepare(serial, reason, Locale.JAPANESE);
    }

    private Answer submit(Prepared.Text text, Der cms) {
        return scene.house
                .part(SelfRevocationDesk.class)
                .submit(text.ticket(), new SignatureInput.Cms(cms), scene.house.newcomer());
    }

    private Answer byKey(Access access, String reason) {
        Prepared.Text text = text(access, reason);
        return submit(text, scene.holder(access).cms(text.content().toByteArray()));
    }

    private Answer byCard(Access access, String reason) {
        Prepared.Text text = text(access, reason);
        return submit(
                text, Der.of(CardSigner.cms(scene.house.card(), text.content().toByteArray())));
    }

    private static void assertLeft(Answer answer, String why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Referred.class,
                        referred -> assertThat(referred.why()).isEqualTo(why));
    }

    @Test
    void aThiefOfTheOlderKeyDoesNotRevokeTheNewerCertificate() {
        Access first = scene.delivered();
        Access second = scene.renewed(scene.holder(first));

        assertLeft(byKey(first, "keyCompromise"), "renewed");
        // nobody answers for the rule in this house; that the CA says it is good was told all the same
        assertLeft(byKey(second, "keyCompromise"), "no-responsible-officer");

        assertThat(scene.house.state(first.applicationId())).isEqualTo(ApplicationState.DELIVERED);
        assertThat(scene.house.state(second.applicationId())).isEqualTo(ApplicationState.ISSUED);
        assertThat(scene.house.book(second.applicationId())).doesNotContain("revocation-requested");
    }

    @Test
    void whoHasRenewedAndSaysThatItIsSupersededKeepsTheNewOne() {
        Access first = scene.delivered();
        Access second = scene.renewed(scene.holder(first));

        assertLeft(byCard(first, "superseded"), "renewed");

        assertThat(scene.house.state(second.applicationId())).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void theCardSaysForAllThatTheKeyIsInOtherHands() {
        Access first = scene.delivered();
        scene.renewed(scene.holder(first));

        assertLeft(byCard(first, "keyCompromise"), "no-responsible-officer");
    }
}
