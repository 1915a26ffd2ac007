package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;

/**
 * The status of the card right before signing: revoked between decision and issue, the status service down, slow to
 * answer or answering with something that is no proof. Nothing is issued until a good status is proven; then it is.
 */
@ExtendWith(RunningToroku.class)
class StatusAtIssuingSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOKS = 3;

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final Superuser superuser;

    StatusAtIssuingSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.superuser = Superuser.of(toroku);
    }

    @AfterEach
    void behaveNormally() {
        toroku.status().behaveNormally();
        superuser.close();
    }

    /** A case that was verified while the card was good, examined, and waits for its decider. */
    private ApplicantClient.Mine examined(TestCard card) {
        var mine = applicant.enrol(card);
        staff.examined(mine);
        staff.decideTask(mine);
        return mine;
    }

    private static BigInteger serial(TestCard card) {
        return card.certificate().getSerialNumber();
    }

    private int rechecks(UUID caseId) {
        return superuser.count(
                "SELECT count(*)::int FROM audit_entry WHERE case_id = ? AND action = 'card-status-rechecked'", caseId);
    }

    @Test
    void cancelsACaseWhoseCardWasRevokedBeforeSigning() {
        TestCard card = People.withSubstitute(toroku);
        var mine = examined(card);
        toroku.status().behave(serial(card), OcspBehaviour.REVOKED);
        staff.decided(mine, true);
        applicant.await(mine, "CANCELLED");
        assertThat(superuser.certificates(mine.id())).isZero();
        assertThat(superuser.orders(mine.id()))
                .as("taken back on the CA's record, so that it can never be signed")
                .isEqualTo(1);
    }

    @Test
    void waitsWhileNobodyCanTellTheStatusAndIssuesOnceSomebodyCan() {
        Map<OcspBehaviour, ApplicantClient.Mine> cases = new EnumMap<>(OcspBehaviour.class);
        for (OcspBehaviour fault : new OcspBehaviour[] {
            OcspBehaviour.DOWN,
            OcspBehaviour.HTTP_500,
            OcspBehaviour.STALE,
            OcspBehaviour.REPLAY,
            OcspBehaviour.TRY_LATER,
            OcspBehaviour.WRONG_SIGNER,
            OcspBehaviour.BAD_SIGNATURE,
            OcspBehaviour.UNAUTHORISED_RESPONDER,
            OcspBehaviour.OTHER_SERIAL,
            OcspBehaviour.REDIRECT,
            OcspBehaviour.GARBAGE
        }) {
            TestCard card = People.withSubstitute(toroku);
            cases.put(fault, examined(card));
            toroku.status().behave(serial(card), fault);
        }
        toroku.status().behave(CrlBehaviour.DOWN);
        cases.values().forEach(mine -> staff.decided(mine, true));
        cases.forEach((fault, mine) -> {
            Waiting.until(PATIENCE, () -> rechecks(mine.id()), looks -> looks >= LOOKS);
            assertThat(applicant.state(mine)).as(fault.name()).isEqualTo("ACCEPTED");
            assertThat(superuser.certificates(mine.id())).as(fault.name()).isZero();
            assertThat(superuser.orders(mine.id())).as(fault.name()).isZero();
        });

        toroku.status().behaveNormally();
        cases.forEach((fault, mine) -> {
            applicant.await(mine, "ISSUED");
            assertThat(superuser.certificates(mine.id())).as(fault.name()).isEqualTo(1);
        });
    }
}
