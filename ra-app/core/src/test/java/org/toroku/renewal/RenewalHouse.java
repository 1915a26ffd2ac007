package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;

/** Holders with certificates that they renew. */
final class RenewalHouse implements AutoCloseable {
    final CardHouse house = new CardHouse(Map.of());

    @Override
    public void close() {
        house.close();
    }

    RenewalCounter counter() {
        return house.part(RenewalCounter.class);
    }

    /** A certificate by card, received. */
    Access delivered() {
        return delivered(house.issued());
    }

    Access delivered(Access access) {
        assertThat(house.counter().pickUp(access, "a passphrase of length".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
        assertThat(house.counter().confirmReceipt(access)).isInstanceOf(Receipt.Confirmed.class);
        house.awaitState(access.applicationId(), ApplicationState.DELIVERED);
        return access;
    }

    HolderKey holder(Access access) {
        return house.ca().holderOf(access.applicationId());
    }

    Applied apply(HolderKey holder) {
        return apply(CardHouse.form(), holder);
    }

    Applied apply(ApplicationForm form, HolderKey holder) {
        return counter().apply(form, house.consent(), house.newcomer(), holder.certificate());
    }

    Applied.Accepted applied(HolderKey holder) {
        return (Applied.Accepted) apply(holder);
    }

    List<String> problems(HolderKey holder) {
        return ((Applied.Invalid) apply(holder))
                .problems().stream().map(FieldProblem::code).toList();
    }

    UUID submitted(Applied.Accepted applied, HolderKey signer) {
        assertThat(house.counter()
                        .submit(
                                applied.access(),
                                new SignatureInput.Cms(
                                        signer.cms(applied.content().bytes().toByteArray()))))
                .isInstanceOf(Submitted.Received.class);
        return applied.access().applicationId();
    }

    /** Signed with the certificate that it renews. */
    UUID submitted(HolderKey holder) {
        return submitted(applied(holder), holder);
    }

    /** Renewed and accepted by two people. */
    Access renewed(HolderKey holder) {
        Applied.Accepted applied = applied(holder);
        UUID caseId = submitted(applied, holder);
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
        return applied.access();
    }

    List<String> reasons(Access access) {
        return house.counter().status(access).orElseThrow().reasons();
    }

    /** In steps that the CA's certificates of a year outlive. */
    void pass(int days) {
        house.pass(Duration.ofDays(days));
    }
}
