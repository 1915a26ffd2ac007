package org.toroku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.StepResult;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;
import org.toroku.workflows.Variables;

/** Whom a card proves, by what evidence, and who learns of it. */
@ExtendWith(OutputCaptureExtension.class)
class IdentityTest {
    private final IdentityScene scene = new IdentityScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void keepsEveryPieceOfEvidenceOfAVerifiedIdentity() {
        UUID id = scene.submitted("good");

        assertThat(scene.run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.VERIFIED));

        Identities.Verification verification = scene.identities().latest(id).orElseThrow();
        assertThat(verification.result()).isEqualTo(Variables.VERIFIED);
        assertThat(verification.reason()).isEmpty();
        assertThat(verification.items().map(BasicFourItems::name)).contains("山田　花子");
        assertThat(verification.items().flatMap(items -> items.birthDate().toLocalDate()))
                .contains(java.time.LocalDate.of(1980, 2, 17));
        assertThat(scene.documents().list(id))
                .extracting(DocumentStore.Stored::kind)
                .contains(
                        DocumentKind.SIGNER_CERTIFICATE,
                        DocumentKind.CERTIFICATION_PATH,
                        DocumentKind.OCSP_REQUEST,
                        DocumentKind.OCSP_RESPONSE,
                        DocumentKind.RESPONDER_CERTIFICATE,
                        DocumentKind.VERIFICATION_REPORT);
        assertThat(scene.text(id, DocumentKind.CERTIFICATION_PATH)).containsSubsequence("BEGIN", "END", "BEGIN", "END");
        assertThat(scene.text(id, DocumentKind.VERIFICATION_REPORT))
                .contains(
                        "\"passed\"",
                        "responseSha256",
                        verification.signerSha256().orElseThrow());
        assertThat(scene.ground().bean(Applications.class).state(id)).isEqualTo(ApplicationState.RECEIVED);
        assertThat(scene.ground().bookText()).contains("identity-verified");
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void verifiesARawSignatureWithItsCertificateBeside() {
        UUID id = scene.ground().cases().apply();
        TestCard card = scene.card("good");
        byte[] content = scene.ground().cases().content(id);
        scene.ground()
                .cases()
                .submit(
                        id,
                        new SignedApplication.Raw(
                                Der.of(content),
                                Der.of(CardSigner.raw(card, content)),
                                IdentityScene.der(card.certificate())));

        assertThat(scene.run(id)).containsEntry(Variables.VERIFICATION, Variables.VERIFIED);
        assertThat(scene.documents().list(id))
                .filteredOn(document -> document.kind() == DocumentKind.SIGNER_CERTIFICATE)
                .hasSize(1);
    }

    @Test
    void rejectsARevokedCardInNeutralWordsAndTellsStaffWhichCheckFailed() {
        UUID id = scene.submitted("revoked");

        assertThat(scene.run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.REJECTED));

        assertThat(scene.ground().bean(Applications.class).state(id)).isEqualTo(ApplicationState.REJECTED);
        assertThat(scene.shownReason(id)).isEqualTo("{identity-not-confirmed}");
        assertThat(scene.ground().bookText()).contains("identity-rejected", "revoked");
        assertThat(scene.identities().latest(id).orElseThrow().items()).isEmpty();
        assertThat(scene.documents().find(id, DocumentKind.OCSP_RESPONSE)).isPresent();
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** The counter sends such a signature back; the verification does not rely on it. */
    @Test
    void rejectsASignatureOverAnotherTextThatDidNotPassTheCounter() {
        UUID id = scene.ground().cases().apply();
        byte[] content = scene.ground().cases().content(id);
        scene.ground()
                .cases()
                .submit(
                        id,
                        new SignedApplication.Cms(
                                Der.of(content), Der.of(CardSigner.cms(scene.card("good"), new byte[] {1}))));

        assertThat(scene.run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.REJECTED));
        assertThat(scene.ground().bookText()).contains("identity-rejected", "content-digest-mismatch");
    }

    @Test
    void showsTheSameReasonForEveryKindOfRejectedCard() {
        for (String card : List.of("expired", "wrong-policy", "look-alike-ca", "authentication")) {
            UUID id = scene.submitted(card);

            assertThat(scene.run(id)).as(card).containsEntry(Variables.VERIFICATION, Variables.REJECTED);
            assertThat(scene.shownReason(id)).as(card).isEqualTo("{identity-not-confirmed}");
        }
    }

    @Test
    void knowsAPersonAgainByAKeyedHash() {
        UUID one = scene.submitted("good");
        UUID two = scene.submitted("good");
        UUID other = scene.submitted("good2");
        scene.run(one);
        scene.run(two);
        scene.run(other);

        String person = scene.person(one);
        assertThat(person).hasSize(64).isEqualTo(scene.person(two)).isNotEqualTo(scene.person(other));
        BasicFourItems items =
                scene.identities().latest(one).orElseThrow().items().orElseThrow();
        assertThat(new PersonHash(new byte[32]).of(items)).as("another key").isNotEqualTo(person);
    }

    @Test
    void leavesNothingBehindWhenItsTransactionFails() {
        UUID id = scene.submitted("good");
        StepResult.Done done = (StepResult.Done) scene.step().perform(IdentityScene.context(id));
        int before = scene.documents().list(id).size();

        assertThatThrownBy(() -> scene.ground().transaction().executeWithoutResult(status -> {
                    done.writes().run();
                    throw new IllegalStateException("journal refused");
                }))
                .hasMessage("journal refused");

        assertThat(scene.identities().latest(id)).isEmpty();
        assertThat(scene.documents().list(id)).hasSize(before);
        assertThat(scene.ground().bookText()).doesNotContain("identity-verified");
    }

    @Test
    void tellsNobodysNameToLogBookOrEngine(CapturedOutput output) {
        UUID id = scene.submitted("good");
        Map<String, Object> variables = scene.run(id);
        scene.service().behave(OcspBehaviour.DOWN);
        UUID pending = scene.submitted("good");
        Map<String, Object> later = scene.run(pending);

        String everywhere = output
                + scene.ground().bookText()
                + variables
                + later
                + scene.identities().latest(id).orElseThrow();
        assertThat(everywhere).doesNotContain("山田", "花子", "霞が関", "1980");
    }
}
