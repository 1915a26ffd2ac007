package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;
import org.toroku.officers.OfficerRegister;
import org.toroku.pki.Der;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.revocation.SelfRevocationDesk.Prepared;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import org.toroku.workflows.DecisionIds;

/** A house where somebody answers for the rules, and holders who sign. */
final class SignedHouse implements AutoCloseable {
    private final RequestHouse office = new RequestHouse();

    SignedHouse() {
        office.house().awaitModels();
        office.house()
                .part(OfficerRegister.class)
                .appoint(DecisionIds.AUTOMATIC_DECISION, RequestHouse.SECOND.username(), Instant.EPOCH);
    }

    RequestHouse office() {
        return office;
    }

    CardHouse house() {
        return office.house();
    }

    SelfRevocationDesk desk() {
        return house().part(SelfRevocationDesk.class);
    }

    UUID issued() {
        return house().issued().applicationId();
    }

    HolderKey holder(UUID caseId) {
        return house().ca().holderOf(caseId);
    }

    Prepared.Text text(UUID caseId) {
        return text(caseId, "keyCompromise");
    }

    Prepared.Text text(UUID caseId, String reason) {
        return (Prepared.Text) desk().prepare(office.serial(caseId), reason, Locale.JAPANESE);
    }

    static SignatureInput by(HolderKey key, Der content) {
        return new SignatureInput.Cms(key.cms(content.toByteArray()));
    }

    static SignatureInput by(TestCard card, Der content) {
        return new SignatureInput.Cms(Der.of(CardSigner.cms(card, content.toByteArray())));
    }

    Answer submit(Prepared.Text text, SignatureInput signature) {
        return desk().submit(text.ticket(), signature, house().newcomer());
    }

    Answer byKey(UUID caseId) {
        Prepared.Text text = text(caseId);
        return submit(text, by(holder(caseId), text.content()));
    }

    Answer byCard(UUID caseId, TestCard card) {
        Prepared.Text text = text(caseId);
        return submit(text, by(card, text.content()));
    }

    /** What was signed proves everything; the rule may have judged it by now. */
    static void assertTaken(Answer answer) {
        assertThat(answer).isInstanceOfAny(Answer.Received.class, Answer.Accepted.class);
    }

    /** Nothing was asked, revoked, or held. */
    void assertUntouched(UUID caseId) {
        assertThat(house().part(RevocationLedger.class).ofCase(caseId)).isEmpty();
        assertThat(house().ca().hasRevoked(office.serial(caseId))).isFalse();
        assertThat(house().book(caseId))
                .doesNotContain("revocation-asked", "revocation-signed", "revocation-requested");
    }

    @Override
    public void close() {
        house().assertBookIntact();
        office.close();
    }
}
