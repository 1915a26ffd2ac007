package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.RequestedRevocation;

/** Whoever got a certificate that was not theirs to get could renew it at once, and keep the new one. */
class RevokedWithRenewalsTest {
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

    private void request(UUID caseId) {
        Boolean requested = scene.house
                .part(TransactionTemplate.class)
                .execute(status -> scene.house
                        .part(RequestedRevocation.class)
                        .request(caseId, RevocationReason.KEY_COMPROMISE, new Actor.CodeHolder()));
        assertThat(requested).isTrue();
    }

    private String serial(UUID caseId) {
        return scene.house
                .sql()
                .sql("SELECT serial FROM issued_certificate WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    @Test
    void whatRenewsARevokedCertificateIsRevokedWithIt() {
        Access first = scene.delivered();
        Access second = scene.delivered(scene.renewed(scene.holder(first)));
        Access third = scene.renewed(scene.holder(second));
        request(first.applicationId());
        List<UUID> told = new ArrayList<>();

        RequestedRevocation.Outcome outcome = scene.house
                .part(RequestedRevocation.class)
                .carryOut(first.applicationId(), RevocationReason.KEY_COMPROMISE, "code-holder", at -> true, told::add);

        assertThat(outcome).isInstanceOf(RequestedRevocation.Outcome.Revoked.class);
        assertThat(told).containsExactlyInAnyOrder(second.applicationId(), third.applicationId());
        assertThat(scene.house.part(RequestedRevocation.class).revokedWith(first.applicationId()))
                .containsExactlyInAnyOrder(second.applicationId(), third.applicationId());
        for (Access each : new Access[] {first, second, third}) {
            assertThat(scene.house.state(each.applicationId())).isEqualTo(ApplicationState.REVOKED);
            assertThat(scene.house.ca().hasRevoked(serial(each.applicationId())))
                    .isTrue();
            assertThat(scene.house.book(each.applicationId()))
                    .containsOnlyOnce("revocation-requested", "certificate-revoked-on-request");
        }
    }

    @Test
    void nothingRenewsACertificateWhoseRevocationTheCaHasNotHeardOfYet() {
        Access first = scene.delivered();
        UUID renewal = scene.submitted(scene.holder(first));
        scene.house.decideTaskAfterExamination(renewal);
        request(first.applicationId());
        scene.house.accepted(renewal);

        scene.house.awaitState(renewal, ApplicationState.CANCELLED);
        assertThat(scene.house
                        .sql()
                        .sql("SELECT count(*) FROM issued_certificate WHERE application_id = ?")
                        .param(renewal)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
