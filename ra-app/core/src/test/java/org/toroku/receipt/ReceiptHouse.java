package org.toroku.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.Der;
import org.toroku.receipt.SignedReceiptDesk.Answer;
import org.toroku.receipt.SignedReceiptDesk.Prepared;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** A card house whose applicants sign what they received. */
final class ReceiptHouse implements AutoCloseable {
    private final CardHouse house;

    ReceiptHouse() {
        Map<String, String> settings = new HashMap<>(CardHouse.OFFICE);
        settings.put("toroku.enrolment.per-network-per-hour", "100000");
        settings.put("toroku.subject-key.legal-bases[0].basis", "JPKI_26_5_I");
        settings.put("toroku.subject-key.legal-bases[0].reference", "届出 第1号");
        settings.put("toroku.subject-key.legal-bases[0].from", "2026-01-01");
        house = new CardHouse(settings);
        house.awaitModels();
    }

    CardHouse house() {
        return house;
    }

    SignedReceiptDesk desk() {
        return house.part(SignedReceiptDesk.class);
    }

    /** Issued, and the key is with its holder. */
    Access pickedUp() {
        Access access = house.issued();
        pickUp(access);
        return access;
    }

    void pickUp(Access access) {
        assertThat(house.counter().pickUp(access, "a long passphrase".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
    }

    HolderKey key(Access access) {
        return house.ca().holderOf(access.applicationId());
    }

    String serial(Access access) {
        return house.part(IssuanceRecord.class)
                .of(access.applicationId())
                .orElseThrow()
                .serial();
    }

    Prepared.Text text(Access access) {
        Prepared prepared = desk().prepare(access, Locale.JAPANESE);
        assertThat(prepared).isInstanceOf(Prepared.Text.class);
        return (Prepared.Text) prepared;
    }

    static SignatureInput by(HolderKey key, Der content) {
        return new SignatureInput.Cms(key.cms(content.toByteArray()));
    }

    static SignatureInput by(TestCard card, Der content) {
        return new SignatureInput.Cms(Der.of(CardSigner.cms(card, content.toByteArray())));
    }

    Answer submit(Access access, Prepared.Text text, SignatureInput signature) {
        return desk().submit(access, text.ticket(), signature, house.newcomer());
    }

    Answer byKey(Access access) {
        Prepared.Text text = text(access);
        return submit(access, text, by(key(access), text.content()));
    }

    Answer byCard(Access access, TestCard card) {
        Prepared.Text text = text(access);
        return submit(access, text, by(card, text.content()));
    }

    static Answer.Refused refused(String reason) {
        return new Answer.Refused(reason);
    }

    /** The case waits for its receipt as if nobody had tried. */
    void assertWaiting(Access access) {
        UUID caseId = access.applicationId();
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(house.book(caseId))
                .doesNotContain("receipt-confirmed", "receipt-signed", "receipt-accepted-by-rule");
        assertThat(house.part(SignedReceipts.class).of(caseId)).isEmpty();
    }

    void assertConfirmed(Access access, Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Confirmed.class,
                        confirmed -> assertThat(confirmed.at()).isAfter(Instant.EPOCH));
        assertThat(house.state(access.applicationId())).isEqualTo(ApplicationState.DELIVERED);
        assertThat(house.book(access.applicationId()))
                .containsOnlyOnce("receipt-confirmed")
                .containsOnlyOnce("receipt-signed")
                .containsOnlyOnce("receipt-accepted-by-rule");
    }

    String detail(Access access, String action) {
        return house.sql()
                .sql(
                        "SELECT actor_kind || ' ' || actor || ' ' || detail FROM audit_entry WHERE case_id = ? AND action = ?")
                .params(access.applicationId(), action)
                .query((row, _) -> row.getString(1))
                .single();
    }

    @Override
    public void close() {
        house.assertBookIntact();
        house.close();
    }
}
