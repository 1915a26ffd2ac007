package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.audit.Passphrase;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.pki.Der;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.portal.ApplicationViewModel.Answer;
import org.toroku.ui.portal.ApplicationViewModel.Stage;

class ApplicationViewModelTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD = "correct horse battery";

    private final FakeCounter desk = new FakeCounter(CLOCK);

    private Access apply() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", CLOCK.instant(), List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        return ((Applied.Accepted) applied).access();
    }

    private ApplicationViewModel model(Access access) {
        return new ApplicationViewModel(desk, access, CLOCK);
    }

    @Test
    void theTextShownIsTheTextOfTheVeryBytesToSign() {
        Access access = apply();
        assertThat(model(access).stage()).isInstanceOfSatisfying(Stage.ToSign.class, toSign -> {
            assertThat(toSign.text().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(toSign.content().bytes().toByteArray());
            assertThat(toSign.content().bytes().sha256Hex())
                    .isEqualTo(toSign.content().sha256());
        });
    }

    @Test
    void nothingIsOfferedForSigningAfterItsTime() {
        desk.contentValidFor(Duration.ZERO);
        assertThat(model(apply()).stage()).isInstanceOf(Stage.TooLate.class);
    }

    @Test
    void aWrongTokenOpensNothing() {
        Access access = new Access(apply().applicationId(), "guessed");
        assertThat(model(access).stage()).isEqualTo(new Stage.Unknown());
    }

    /** The hint refuses what the desk refuses, and nobody is told "strong" first. */
    @Test
    void whatOthersKnowOfTheApplicantIsKnownToTheHint() {
        List<String> known = model(apply()).known();
        assertThat(known)
                .contains(FakeCases.FORM.fullName(), FakeCases.FORM.familyName(), FakeCases.FORM.givenName())
                .hasSizeGreaterThan(3);
        assertThat(Passphrase.objection((FakeCases.FORM.fullName() + FakeCases.FORM.fullName()).toCharArray(), known))
                .isPresent();
        assertThat(model(new Access(apply().applicationId(), "guessed")).known())
                .isEmpty();
    }

    @Test
    void aSignatureGoesToTheDeskAsItCame() {
        Access access = apply();
        assertThat(model(access).submitCms(new byte[] {0x30, 1})).isEqualTo(new Answer.Ok());
        assertThat(desk.signatures()).containsExactly(new SignatureInput.Cms(Der.of(new byte[] {0x30, 1})));
        assertThat(model(access).stage()).isInstanceOf(Stage.Standing.class);
    }

    @Test
    void handingTheSameSignatureInTwiceIsFine() {
        desk.answerSubmitWith(new Submitted.AlreadyReceived("M-1", CLOCK.instant()));
        assertThat(model(apply()).submitCms(new byte[] {1})).isEqualTo(new Answer.Ok());
    }

    @Test
    void aRefusedSignatureKeepsItsReason() {
        desk.answerSubmitWith(new Submitted.Refused("other-signature-received"));
        assertThat(model(apply()).submitRaw(new byte[] {1}, new byte[] {2}))
                .isEqualTo(new Answer.Problem("other-signature-received"));
    }

    @Test
    void aShortOrMistypedPassphraseNeverReachesTheDesk() {
        ApplicationViewModel model = model(apply());
        desk.answerPickUpWith(new PickUp.Refused("asked"));
        assertThat(model.pickUp("elevenchars", "elevenchars", "")).isEqualTo(new Answer.Problem("passphrase-short"));
        assertThat(model.pickUp(GOOD, GOOD + "x", "")).isEqualTo(new Answer.Problem("passphrase-differs"));
        assertThat(model.pickUp(GOOD, GOOD, "")).isEqualTo(new Answer.Problem("asked"));
    }

    @Test
    void aTemporaryOutageIsToldAsSuch() {
        desk.answerPickUpWith(new PickUp.Unavailable("hsm-session"));
        assertThat(model(apply()).pickUp(GOOD, GOOD, "")).isEqualTo(new Answer.Problem("temporarily-unavailable"));
    }

    @Test
    void theReceiptEndsTheMatter() {
        Access access = apply();
        desk.move(access.applicationId(), ApplicationState.ISSUED);
        assertThat(model(access).confirmReceipt()).isEqualTo(new Answer.Ok());
        assertThat(desk.state(access.applicationId())).isEqualTo(ApplicationState.DELIVERED);
    }
}
