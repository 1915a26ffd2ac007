package org.toroku.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.CARL;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.PreviewDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/** Cases under a profile that was changed and that two persons have not approved yet: they wait, and nothing is lost. */
class ProfileReviewTest {
    private static final Officer OWNER = new Officer("owner", Set.of(Roles.PROCESS_OWNER));
    private static final Officer OTHER = new Officer("other", Set.of(Roles.PROCESS_OWNER));
    private static final Profiles CHANGED = Profiles.bundled(URI.create("http://elsewhere.example/repository"));
    private static final String PROFILE = "subscriber-sign-p256";

    private static final StepResult NOT_YET = new StepResult.Halt("not-yet");

    private final CardHouse house = new CardHouse();

    ProfileReviewTest() {
        house.employ(OWNER);
        house.employ(OTHER);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void approvedByTwo() {
        approved(proposed());
    }

    private ProfileDesk desk() {
        return new StoredProfileDesk(
                CHANGED,
                house.part(OnDuty.class),
                house.part(ProfileLedger.class),
                house.part(ProfilesInForce.class),
                house.part(Persons.class),
                house.part(TransactionTemplate.class));
    }

    private UUID proposed() {
        assertThat(house.ca().profileSha256(PROFILE)).isEqualTo(CHANGED.sha256(PROFILE));
        return ((ProfileDesk.Act.Done) desk().propose(OWNER, PROFILE, CHANGED.sha256(PROFILE), "移転")).id();
    }

    private void approved(UUID proposed) {
        assertThat(desk().approve(OTHER, proposed)).isEqualTo(new ProfileDesk.Act.Done(proposed));
    }

    @Test
    void officersAreToldWhyAndAcceptOnceTwoPersonsApproved() {
        house.ca().makeBy(CHANGED);
        UUID caseId = house.submitted().applicationId();
        var task = house.decideTaskAfterExamination(caseId);

        assertThat(house.part(PreviewDesk.class).preview(CARL, caseId))
                .isEqualTo(new PreviewDesk.Preview.Held("profile-not-approved"));
        assertThat(house.accept(task, CARL)).isEqualTo(new Act.Refused("profile-not-approved"));
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.REFERRED);
        assertThat(house.part(DecisionDesk.class).of(caseId)).isEmpty();
        assertThat(house.ca().ordersOf(caseId)).isZero();

        approvedByTwo();
        house.accepted(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().orderOf(caseId).profileSha256()).isEqualTo(CHANGED.sha256(PROFILE));
        house.assertBookIntact();
    }

    /** Nobody has to look at a case because of a file. */
    @Test
    void theAutomatonWaitsAndRefersNothingToPeople() {
        UUID caseId = house.submitted().applicationId();
        house.decideTaskAfterExamination(caseId);
        house.ca().makeBy(CHANGED);
        assertThat(byAutomaton(caseId))
                .isEqualTo(new StepResult.TryAgain(Duration.ofMinutes(1), "profile-not-approved"));

        approvedByTwo();
        assertThat(byAutomaton(caseId))
                .isInstanceOfSatisfying(
                        StepResult.Done.class,
                        done -> assertThat(done.variables()).containsEntry("decision", "ACCEPT"));
        assertThat(house.ca().ordersOf(caseId)).isZero();
    }

    private StepResult byAutomaton(UUID caseId) {
        return house.part(DecisionDesk.class)
                .byAutomaton(
                        caseId,
                        new AutomatonVerdict(
                                AutomatonVerdict.Outcome.ACCEPT,
                                List.of(),
                                "automaton",
                                "ab".repeat(32),
                                "1",
                                "cd".repeat(32),
                                "engine",
                                List.of("accept-all-matched"),
                                "{}",
                                "mary"));
    }

    @Test
    void anApprovalOfTheProfileThatWasReplacedReturnsToTheDecision() {
        house.ca().be(StandInCa.Mood.AWAY);
        UUID caseId = house.accepted().applicationId();
        String before = house.ca().profileSha256(PROFILE);
        house.ca().makeBy(CHANGED);
        approvedByTwo();
        house.ca().be(StandInCa.Mood.WILLING);

        house.retryUntil(Duration.ofSeconds(1), () -> house.book(caseId).contains("approval-void"));
        assertThat(house.ca().hasCertified(caseId)).isFalse();
        assertThat(house.ca().hasTakenBack(caseId)).isTrue();
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().orderOf(caseId).profileSha256())
                .isEqualTo(CHANGED.sha256(PROFILE))
                .isNotEqualTo(before);
        house.assertBookIntact();
    }

    /** An approval that commits while an order is on its way comes before it, and the order does not leave. */
    @Test
    void anOrderWaitsForAnApprovalThatIsBeingCommitted() {
        house.ca().be(StandInCa.Mood.AWAY);
        UUID caseId = house.accepted().applicationId();
        CardHouse.await(() -> house.book(caseId).contains("issuance-ordered"));
        house.ca().makeBy(CHANGED);
        UUID proposed = proposed();
        CompletableFuture<StepResult> order =
                Objects.requireNonNull(house.part(TransactionTemplate.class).execute(status -> {
                    approved(proposed);
                    house.ca().be(StandInCa.Mood.WILLING);
                    CompletableFuture<StepResult> beside =
                            CompletableFuture.supplyAsync(() -> house.step(JobTypes.ISSUE_CERTIFICATE)
                                    .perform(new StepContext(caseId, JobTypes.ISSUE_CERTIFICATE, 1)));
                    assertThat(beside.copy()
                                    .completeOnTimeout(NOT_YET, 2, TimeUnit.SECONDS)
                                    .join())
                            .as("waits")
                            .isEqualTo(NOT_YET);
                    return beside;
                }));

        assertThat(order.join()).isInstanceOf(StepResult.Done.class);
        assertThat(house.ca().hasCertified(caseId)).isFalse();
        assertThat(house.ca().hasTakenBack(caseId)).isTrue();
    }

    /** Whoever writes into the database makes orders wait, and no more than that. */
    @Test
    void anOrderWaitsWhileTheRecordsOfApprovedProfilesAreAltered() {
        house.ca().be(StandInCa.Mood.AWAY);
        UUID caseId = house.accepted().applicationId();
        String kept = house.sql()
                .sql("SELECT sha256 FROM profile_version WHERE profile = ?")
                .param(PROFILE)
                .query(String.class)
                .single();
        altered("0".repeat(64));
        house.ca().be(StandInCa.Mood.WILLING);
        int[] looks = {0};
        house.retryUntil(Duration.ofSeconds(1), () -> ++looks[0] > 40);
        assertThat(house.ca().ordersOf(caseId)).isZero();
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);
        UUID waiting = house.submitted().applicationId();
        assertThat(house.examine(house.examineTask(waiting), ANNE, true, List.of("address")))
                .isEqualTo(new Act.Done());
        assertThat(house.accept(house.decideTask(waiting), CARL)).isEqualTo(new Act.Refused("profiles-altered"));

        altered(kept);
        house.retryUntil(Duration.ofSeconds(1), () -> house.state(caseId) == ApplicationState.ISSUED);
        house.accepted(waiting);
        house.assertBookIntact();
    }

    private void altered(String sha256) {
        assertThat(house.sql()
                        .sql("UPDATE profile_version SET sha256 = ? WHERE profile = ?")
                        .params(sha256, PROFILE)
                        .update())
                .isEqualTo(1);
    }
}
