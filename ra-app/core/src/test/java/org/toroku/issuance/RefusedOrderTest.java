package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.halted.HaltDesk;
import org.toroku.halted.HaltDesk.Halt;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.officers.Roles;
import org.toroku.process.HaltedSteps;

/** What a CA refuses it refuses for good: the case stands still, and a manager has it decided anew. */
class RefusedOrderTest {
    private static final Officer MANAGER = new Officer("mary", Set.of(Roles.MANAGER));

    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = CardHouse.with("org.toroku.halted");
        house.employ(MANAGER);
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @AfterEach
    void willing() {
        house.ca().be(Mood.WILLING);
    }

    private static UUID refused() {
        house.ca().be(Mood.REFUSES);
        UUID caseId = house.submitted().applicationId();
        house.acceptedByTwo(caseId);
        CardHouse.await(() -> halts(caseId).size() == 1);
        return caseId;
    }

    private static List<Halt> halts(UUID caseId) {
        return desk().list(MANAGER.username(), 0, 1_000).stream()
                .filter(halt -> halt.caseId().equals(caseId))
                .toList();
    }

    private static HaltDesk desk() {
        return house.part(HaltDesk.class);
    }

    private static long refusals(UUID caseId) {
        return house.book(caseId).stream().filter("issuance-refused"::equals).count();
    }

    @Test
    void aManagerHasItDecidedAnewAndAnotherOrderIsCarriedOut() {
        UUID caseId = refused();
        assertThat(halts(caseId).getFirst().reason()).isEqualTo("order-refused-ca-bad-cert-template");
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);

        house.ca().be(Mood.WILLING);
        assertThat(desk().tryAgain(halts(caseId).getFirst(), MANAGER.username(), "their profile was mended"))
                .isEqualTo(new HaltDesk.Answer.Ordered());
        CardHouse.await(() -> house.book(caseId).contains("approval-void"));
        assertThat(house.ca().hasCertified(caseId))
                .as("nothing without a new approval")
                .isFalse();
        house.acceptedByTwo(caseId);

        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(2);
        assertThat(house.ca().hasTakenBack(caseId))
                .as("the refused order can never be carried out")
                .isTrue();
    }

    /** As after a crash, or where a step is delivered a second time: only a person has it decided anew. */
    @Test
    void aStepThatIsTriedAgainWithoutAManagerStandsStillAgain() {
        UUID caseId = refused();
        HaltedSteps steps = house.part(HaltedSteps.class);
        HaltedSteps.Row row = steps.list("nobody", 0, 1_000).stream()
                .filter(each -> each.step().caseId().equals(caseId))
                .findFirst()
                .orElseThrow();

        assertThat(steps.resume(row.step())).isTrue();

        CardHouse.await(() -> refusals(caseId) == 2 && halts(caseId).size() == 1);
        assertThat(house.book(caseId)).doesNotContain("approval-void");
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(1);
    }
}
