package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
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
                .carryOut(
                        first.applicationId(),
                        RevocationReason.KEY_COMPROMISE,
                        "code-holder",
                        at -> true,
                        (each, at) -> told.add(each));

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
    void aRenewalThatTheCaDoesNotKnowKeepsNoOtherInForce() {
        Access first = scene.delivered();
        Access second = scene.delivered(scene.renewed(scene.holder(first)));
        Access third = scene.renewed(scene.holder(second));
        request(first.applicationId());
        scene.house.ca().forget(serial(second.applicationId()));

        assertThat(carryOut(first)).isEqualTo(new RequestedRevocation.Outcome.Later("serial-unknown-to-the-ca"));
        assertThat(scene.house.ca().hasRevoked(serial(first.applicationId()))).isTrue();
        assertThat(scene.house.ca().hasRevoked(serial(third.applicationId()))).isTrue();
        assertThat(scene.house.book(first.applicationId()))
                .as("not settled before all are revoked")
                .doesNotContain("certificate-revoked-on-request");

        scene.house.ca().remember(serial(second.applicationId()));
        assertThat(carryOut(first)).isInstanceOf(RequestedRevocation.Outcome.Revoked.class);
        assertThat(scene.house.book(first.applicationId())).containsOnlyOnce("certificate-revoked-on-request");
    }

    /** A notice that cannot be filed, for one. */
    @Test
    void whatCannotBeWrittenOfARenewalKeepsNothingInForce() {
        Access first = scene.delivered();
        Access second = scene.delivered(scene.renewed(scene.holder(first)));
        request(first.applicationId());

        assertThatThrownBy(() -> scene.house
                        .part(RequestedRevocation.class)
                        .carryOut(
                                first.applicationId(),
                                RevocationReason.KEY_COMPROMISE,
                                "code-holder",
                                at -> true,
                                (told, when) -> {
                                    throw new IllegalStateException("no room");
                                }))
                .hasMessage("no room");

        assertThat(scene.house.ca().hasRevoked(serial(first.applicationId()))).isTrue();
        assertThat(scene.house.ca().hasRevoked(serial(second.applicationId()))).isTrue();
    }

    private RequestedRevocation.Outcome carryOut(Access access) {
        return scene.house
                .part(RequestedRevocation.class)
                .carryOut(
                        access.applicationId(),
                        RevocationReason.KEY_COMPROMISE,
                        "code-holder",
                        at -> true,
                        (told, when) -> {});
    }

    @Test
    void nothingRenewsACertificateWhoseRevocationTheCaHasNotHeardOfYet() {
        Access first = scene.delivered();
        UUID renewal = scene.submitted(scene.holder(first));
        scene.house.decideTaskAfterExamination(renewal);
        request(first.applicationId());
        scene.house.accepted(renewal);

        scene.house.awaitState(renewal, ApplicationState.CANCELLED);
        assertNotIssued(renewal);
    }

    /** The CA has signed, and its answer is on the way; whoever revokes does not find the renewal yet. */
    @Test
    void aRenewalThatTheCaHoldsWhileWhatItRenewsIsRevokedGoesTheSameWay() {
        Access first = scene.delivered();
        Access second = scene.delivered(scene.renewed(scene.holder(first)));
        UUID third = scene.submitted(scene.holder(second));
        scene.house.ca().holdNext(() -> {
            request(first.applicationId());
            assertThat(scene.house
                            .part(RequestedRevocation.class)
                            .carryOut(
                                    first.applicationId(),
                                    RevocationReason.KEY_COMPROMISE,
                                    "code-holder",
                                    at -> true,
                                    (told, at) -> {}))
                    .isInstanceOf(RequestedRevocation.Outcome.Revoked.class);
        });
        scene.house.acceptedByTwo(third);

        scene.house.retryUntil(Duration.ofSeconds(10), () -> scene.house.state(third) == ApplicationState.CANCELLED);
        assertThat(scene.house.ca().hasRevokedAllOf(third)).isTrue();
        assertNotIssued(third);
    }

    /** The revocation commits after the last look at what is renewed, and before the certificate is written down. */
    @Test
    void aRenewalThatIsBeingWrittenDownWhileWhatItRenewsIsRevokedGoesTheSameWay() throws Exception {
        Access first = scene.delivered();
        UUID renewal = scene.submitted(scene.holder(first));
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            scene.house.ca().holdNext(() -> {
                elsewhere.execute(() -> revokeWhenSomebodyWaits(first.applicationId(), held));
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> held.getCount() == 0);
            });
            scene.house.acceptedByTwo(renewal);

            scene.house.retryUntil(
                    Duration.ofSeconds(10), () -> scene.house.state(renewal) == ApplicationState.CANCELLED);
        }
        assertThat(scene.house.ca().hasRevokedAllOf(renewal)).isTrue();
        assertNotIssued(renewal);
    }

    /** Keeps the step's outcome from being written, and revokes before it lets it. */
    private void revokeWhenSomebodyWaits(UUID caseId, CountDownLatch held) {
        scene.house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            scene.house.sql().sql("LOCK TABLE case_journal IN SHARE MODE").update();
            held.countDown();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaits);
            assertThat(scene.house
                            .part(RequestedRevocation.class)
                            .request(caseId, RevocationReason.KEY_COMPROMISE, new Actor.CodeHolder()))
                    .isTrue();
        });
    }

    private boolean somebodyWaits() {
        return scene.house
                .sql()
                .sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'case_journal'::regclass)")
                .query(Boolean.class)
                .single();
    }

    private void assertNotIssued(UUID caseId) {
        assertThat(scene.house
                        .sql()
                        .sql("SELECT count(*) FROM issued_certificate WHERE application_id = ?")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
