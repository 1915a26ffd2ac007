package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.audit.ProtectedTable;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.TamperedRows;

/** Whoever alters what a renewal rests on is named by the book and lengthens no certificate. */
class RenewalTamperTest {
    private static RenewalHouse scene;
    private static UUID first;
    private static UUID renewal;

    @BeforeAll
    static void renewOnce() {
        scene = new RenewalHouse();
        Access access = scene.delivered();
        first = access.applicationId();
        renewal = scene.submitted(scene.holder(access));
        scene.house.decideTaskAfterExamination(renewal);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RENEWAL", "RENEWAL_CLAIM"})
    void namesTheRow(ProtectedTable table) {
        new TamperedRows(scene.house).namesEveryChangeOf(table, renewal);
    }

    /** The anchor lies in another case: its rows are asked of the book as well. */
    @Test
    void acceptsNothingOnAnAnchorWhoseCaseWasAltered() {
        scene.house
                .sql()
                .sql("UPDATE receipt SET confirmed_at = confirmed_at + interval '1 day' WHERE application_id = ?")
                .param(first)
                .update();
        try {
            assertThat(scene.house.accept(scene.house.decideTask(renewal), CardHouse.CARL))
                    .isEqualTo(new Act.Refused("case-altered"));
        } finally {
            scene.house
                    .sql()
                    .sql("UPDATE receipt SET confirmed_at = confirmed_at - interval '1 day' WHERE application_id = ?")
                    .param(first)
                    .update();
        }
        assertThat(scene.house.ca().ordersOf(renewal)).isZero();
    }

    /** The claim of a renewal that was issued is gone: its certificate is still not renewed a second time. */
    @Test
    void renewsNothingASecondTimeWhereSomebodyTookTheClaimAway() {
        HolderKey holder = scene.holder(scene.delivered());
        Applied.Accepted earlier = scene.applied(holder);
        UUID done = scene.renewed(holder).applicationId();
        CardHouse house = scene.house;
        house.sql()
                .sql("UPDATE renewal_claim SET released_at = claimed_at WHERE application_id = ?")
                .param(done)
                .update();
        try {
            assertThat(scene.problems(holder)).containsExactly("renewed-already");
            house.awaitState(scene.submitted(earlier, holder), ApplicationState.REJECTED);
            assertThat(scene.reasons(earlier.access())).containsExactly("renewal-renewed-already");
        } finally {
            house.sql()
                    .sql("UPDATE renewal_claim SET released_at = NULL WHERE application_id = ?")
                    .param(done)
                    .update();
        }
    }
}
