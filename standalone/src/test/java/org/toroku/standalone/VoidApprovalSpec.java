package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.process.Inbox;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;

/**
 * Something happens between approval and signing that makes the approval void: another profile is in force than the
 * deciders saw, or the order has expired. Nothing is signed by it; the case returns to two people, and what they approve
 * anew is issued once.
 */
@ExtendWith(RunningToroku.class)
class VoidApprovalSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Addresses of CA certificate and CRL are part of the profile. */
    private static final Map<String, String> OTHER_PROFILE =
            Map.of("toroku.ca.publication", "http://127.0.0.1:1/elsewhere/");

    private static final Map<String, String> SHORT_ORDERS = Map.of("toroku.decision.order-valid-for", "PT1S");

    private final Run run;

    VoidApprovalSpec(Run run) {
        this.run = run;
    }

    /** After each, since the other profile would be no other one to the next. */
    @AfterEach
    void runAsBefore() {
        run.restart(Map.of());
    }

    /** Two people accept while nobody can tell the status of the card, so that the order waits unsigned. */
    private ApplicantClient.Mine approvedButNotSigned() {
        Standalone toroku = run.running();
        ApplicantClient applicant = new ApplicantClient(toroku);
        TestCard card = People.withSubstitute(toroku);
        var mine = applicant.enrol(card);
        Staff staff = new Staff(toroku);
        staff.examined(mine);
        staff.decideTask(mine);
        toroku.status().behave(card.certificate().getSerialNumber(), OcspBehaviour.DOWN);
        toroku.status().behave(CrlBehaviour.DOWN);
        staff.decided(mine, true);
        count(mine, "card-status-rechecked", 1);
        assertThat(applicant.state(mine)).isEqualTo("ACCEPTED");
        return mine;
    }

    /** Waits until the book has this many such entries. */
    private void count(ApplicantClient.Mine mine, String action, int atLeast) {
        try (Superuser superuser = Superuser.of(run.running())) {
            Waiting.until(
                    PATIENCE,
                    () -> superuser.count(
                            "SELECT count(*)::int FROM audit_entry WHERE case_id = ? AND action = ?",
                            mine.id(),
                            action),
                    count -> count >= atLeast);
        }
    }

    private void assertVoidBecause(ApplicantClient.Mine mine, String reason) {
        count(mine, "approval-void", 1);
        try (Superuser superuser = Superuser.of(run.running())) {
            assertThat(superuser
                            .sql(
                                    "SELECT detail::jsonb ->> 'reason' FROM audit_entry WHERE case_id = ?"
                                            + " AND action = 'approval-void'",
                                    mine.id())
                            .query(String.class)
                            .list())
                    .containsExactly(reason);
            assertThat(superuser.certificates(mine.id())).isZero();
        }
    }

    /** The case is back with people, who decide on it once more. */
    private void assertDecidedAnewAndIssuedOnce(ApplicantClient.Mine mine) {
        Standalone toroku = run.running();
        ApplicantClient applicant = new ApplicantClient(toroku);
        Staff staff = new Staff(toroku);
        staff.examined(mine);
        assertThat(applicant.state(mine)).isEqualTo("REFERRED");
        staff.decided(mine, true);
        applicant.await(mine, "ISSUED");
        try (Superuser superuser = Superuser.of(toroku)) {
            assertThat(superuser.certificates(mine.id())).isEqualTo(1);
            assertThat(rounds(superuser, mine.id())).isEqualTo(2);
            assertThat(superuser.count(
                            "SELECT count(*)::int FROM issued_certificate c JOIN approved_request r"
                                    + " ON r.order_id = c.order_id WHERE r.application_id = ? AND r.round = 2",
                            mine.id()))
                    .as("issued by the new approval")
                    .isEqualTo(1);
        }
    }

    private static int rounds(Superuser superuser, UUID caseId) {
        return superuser.count("SELECT count(*)::int FROM decision WHERE application_id = ? AND accepted", caseId);
    }

    @Test
    void anApprovalOfAnotherProfileReturnsToTwoPeople() {
        var mine = approvedButNotSigned();
        run.restart(OTHER_PROFILE);
        assertVoidBecause(mine, "profile-changed");
        assertDecidedAnewAndIssuedOnce(mine);
    }

    /** The token of the CA is there and would sign; what is missing is the second person. */
    @Test
    void nothingIsAcceptedOrSignedByAChangedProfileBeforeTwoPersonsApproveIt() {
        var before = approvedButNotSigned();
        run.restartUnreviewed(OTHER_PROFILE);
        assertThat(Owners.unapproved(run.running())).isNotEmpty();
        assertVoidBecause(before, "profile-changed");
        Staff staff = new Staff(run.running());
        staff.examined(before);
        Inbox.Row task = staff.decideTask(before);
        staff.claimed(task, Staff.DECIDER);
        assertThat(staff.decide(task, Staff.DECIDER, true, Optional.empty()))
                .isEqualTo(new Act.Refused("profile-not-approved"));
        try (Superuser superuser = Superuser.of(run.running())) {
            assertThat(superuser.certificates(before.id())).isZero();
        }

        Owners.approveProfiles(run.running());
        assertThat(staff.decide(task, Staff.DECIDER, true, Optional.empty())).isEqualTo(new Act.Done());
        new ApplicantClient(run.running()).await(before, "ISSUED");
        try (Superuser superuser = Superuser.of(run.running())) {
            assertThat(superuser.certificates(before.id())).isEqualTo(1);
        }
    }

    @Test
    void anOrderThatExpiredUnsignedReturnsToTwoPeople() {
        run.restart(SHORT_ORDERS);
        var mine = approvedButNotSigned();
        // two more refused looks at the card take longer than the order is valid
        count(mine, "card-status-rechecked", 3);
        run.restart(Map.of());
        assertVoidBecause(mine, "expired");
        assertDecidedAnewAndIssuedOnce(mine);
    }
}
