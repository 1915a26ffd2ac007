package org.toroku.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.profile.ProfileHouse.ANN;
import static org.toroku.profile.ProfileHouse.AUDITOR;
import static org.toroku.profile.ProfileHouse.BEN;
import static org.toroku.profile.ProfileHouse.CLEO;
import static org.toroku.profile.ProfileHouse.EXAMINER;
import static org.toroku.profile.ProfileHouse.NAME;
import static org.toroku.profile.ProfileHouse.dossier;
import static org.toroku.profile.ProfileHouse.file;
import static org.toroku.profile.ProfileHouse.proposed;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.profile.ProfileDesk.Act;
import org.toroku.profile.ProfileDesk.Part;
import org.toroku.profile.ProfileDesk.Standing;
import org.toroku.profile.ProfileDesk.State;

/** A file says what certificates would be; two persons say whether they are. */
class ProfileDeskTest {
    private static final Profiles FIRST = file("P5Y");
    private static final Profiles SECOND = file("P3Y");

    private final ProfileHouse house = new ProfileHouse();

    @AfterEach
    void close() {
        house.assertBookIntact();
        house.close();
    }

    @Test
    void whatWasThereAtTheFirstStartIsInForceAndNobodysAct() {
        assertThat(house.objection(FIRST)).isEmpty();
        assertThat(dossier(house.startedWith(FIRST)).inForce()).hasValueSatisfying(version -> {
            assertThat(version.state()).isEqualTo(State.RELEASED);
            assertThat(version.proposedBy()).isEmpty();
            assertThat(version.decidedBy()).isEmpty();
            assertThat(version.sha256()).isEqualTo(FIRST.sha256(NAME));
        });
        assertThat(house.ground.bookText()).contains("profile-released installation");
        house.startedWith(FIRST);
        assertThat(dossier(house.startedWith(FIRST)).versions()).hasSize(1);
    }

    @Test
    void aChangedFileIsNotInForceUntilASecondPersonApprovesItAndThenAtOnce() {
        ProfileDesk desk = house.startedWith(SECOND);
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
        assertThat(house.objection(FIRST)).as("what was approved still is").isEmpty();
        assertThat(dossier(desk).standing()).isEqualTo(Standing.CHANGED);
        assertThat(dossier(desk).parts().stream().filter(Part::changed))
                .containsExactly(new Part("validity", "P5Y", "P3Y"));

        UUID id = proposed(desk, SECOND);
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
        assertThat(desk.approve(BEN, id)).isEqualTo(new Act.Done(id));

        assertThat(house.objection(SECOND)).isEmpty();
        assertThat(house.objectionInside(SECOND)).isEmpty();
        assertThat(house.objection(FIRST)).contains("profile-not-approved");
        assertThat(dossier(desk).standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(house.ground.bookText()).contains("profile-proposed ann", "profile-approved ben");
    }

    @Test
    void onePersonDoesNotApproveWhatTheyProposed() {
        ProfileDesk desk = house.startedWith(SECOND);
        UUID id = proposed(desk, SECOND);
        assertThat(desk.approve(ANN, id)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.reject(ANN, id, "違う")).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
    }

    @Test
    void onlyProcessOwnersActAndOnlyWhoIsConcernedReads() {
        ProfileDesk desk = house.startedWith(SECOND);
        UUID id = proposed(desk, SECOND);
        Officer boaster = new Officer("eve", Set.of(Roles.PROCESS_OWNER));
        for (Officer officer : List.of(AUDITOR, EXAMINER, boaster)) {
            assertThat(desk.approve(officer, id)).isEqualTo(new Act.Refused("role"));
            assertThat(desk.reject(officer, id, "理由")).isEqualTo(new Act.Refused("role"));
            assertThat(desk.withdraw(officer, id)).isEqualTo(new Act.Refused("role"));
            assertThat(desk.propose(officer, NAME, SECOND.sha256(NAME), "理由")).isEqualTo(new Act.Refused("role"));
            assertThat(desk.mayAct(officer)).isFalse();
        }
        assertThat(desk.all(EXAMINER)).isEmpty();
        assertThat(desk.all(AUDITOR)).isPresent();
    }

    @Test
    void aReasonIsAskedForAndKept() {
        ProfileDesk desk = house.startedWith(SECOND);
        String sha256 = SECOND.sha256(NAME);
        assertThat(desk.propose(ANN, NAME, sha256, " ")).isEqualTo(new Act.Refused("text-missing"));
        assertThat(desk.propose(ANN, NAME, sha256, "あ".repeat(501))).isEqualTo(new Act.Refused("text-too-long"));
        assertThat(desk.propose(ANN, NAME, sha256, "\u202e")).isEqualTo(new Act.Refused("text-unprintable"));
        assertThat(desk.propose(ANN, NAME, FIRST.sha256(NAME), "理由")).isEqualTo(new Act.Refused("changed-meanwhile"));
        assertThat(desk.propose(ANN, "other", sha256, "理由")).isEqualTo(new Act.Refused("not-found"));
        UUID id = proposed(desk, SECOND);
        assertThat(desk.propose(CLEO, NAME, sha256, "理由")).isEqualTo(new Act.Refused("changed-meanwhile"));
        assertThat(desk.reject(BEN, id, "")).isEqualTo(new Act.Refused("text-missing"));
        assertThat(desk.reject(BEN, id, "CPS と違う")).isEqualTo(new Act.Done(id));
        assertThat(dossier(desk).versions().getFirst().note()).contains("CPS と違う");
        assertThat(desk.approve(BEN, id)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
        assertThat(desk.propose(ANN, NAME, sha256, "もう一度")).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsInForceIsNotProposed() {
        assertThat(house.startedWith(FIRST).propose(ANN, NAME, FIRST.sha256(NAME), "理由"))
                .isEqualTo(new Act.Refused("nothing-changed"));
    }

    @Test
    void whoProposedTakesItBackAndNobodyElse() {
        ProfileDesk desk = house.startedWith(SECOND);
        UUID id = proposed(desk, SECOND);
        assertThat(desk.withdraw(BEN, id)).isEqualTo(new Act.Refused("not-yours"));
        assertThat(desk.withdraw(ANN, id)).isEqualTo(new Act.Done(id));
        assertThat(desk.approve(BEN, id)).isEqualTo(new Act.Refused("wrong-state"));
    }

    /** What two persons read is not what the file says by now. */
    @Test
    void aProposalOfWhatIsInTheFileNoMoreIsNotApproved() {
        UUID id = proposed(house.startedWith(SECOND), SECOND);
        ProfileDesk later = house.startedWith(file("P2Y"));
        assertThat(dossier(later).outdated()).isTrue();
        assertThat(later.approve(BEN, id)).isEqualTo(new Act.Refused("changed-meanwhile"));
        assertThat(later.reject(BEN, id, "古い")).isEqualTo(new Act.Done(id));
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
    }

    /** A file that goes back to what it said before is a change like any other. */
    @Test
    void whatWasInForceOnceIsNotInForceAgainByItself() {
        house.approved(SECOND);
        house.startedWith(FIRST);
        assertThat(house.objection(FIRST)).contains("profile-not-approved");
        house.approved(FIRST);
        assertThat(house.objection(FIRST)).isEmpty();
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
    }

    /** Two persons read it, and approved nothing of its name since: nobody has to read the same again. */
    @Test
    void whatWasTakenOutAndPutBackUnchangedStillIsWhatTwoPersonsApproved() {
        house.startedWith(file("other", "P5Y"));
        house.startedWith(SECOND);
        assertThat(house.objection(SECOND)).contains("profile-not-approved");

        house.startedWith(FIRST);
        assertThat(house.objection(FIRST)).isEmpty();
    }

    @Test
    void aProfileThatIsNewWaitsAndOneThatIsGoneIsTold() {
        ProfileDesk desk = house.startedWith(file("other", "P5Y"));
        assertThat(house.objection(file("other", "P5Y"))).contains("profile-not-approved");
        assertThat(desk.all(AUDITOR).orElseThrow().profiles())
                .extracting(ProfileDesk.Dossier::standing)
                .containsExactly(Standing.NEW, Standing.GONE);
    }

    /** The process is killed after the proposal; what is committed is all that is left. */
    @Test
    void aProposalOutlivesTheProcessAndNothingElseDoes() {
        UUID id = proposed(house.startedWith(SECOND), SECOND);
        ProfileDesk later = house.startedWith(SECOND);
        assertThat(house.objection(SECOND)).contains("profile-not-approved");
        assertThat(later.approve(BEN, id)).isEqualTo(new Act.Done(id));
        assertThat(house.objection(SECOND)).isEmpty();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneComesTooLate() throws Exception {
        ProfileDesk desk = house.startedWith(SECOND);
        UUID id = proposed(desk, SECOND);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Act>> acts = List.of(() -> desk.approve(BEN, id), () -> desk.approve(CLEO, id));
            List<Act> answers =
                    both.invokeAll(acts).stream().map(Future::resultNow).toList();
            assertThat(answers).containsExactlyInAnyOrder(new Act.Done(id), new Act.Refused("wrong-state"));
        }
        assertThat(dossier(desk).versions()).hasSize(2);
    }
}
