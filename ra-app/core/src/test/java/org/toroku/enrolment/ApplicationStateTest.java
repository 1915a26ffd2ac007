package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.enrolment.ApplicationState.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state chart: what may follow what, and nothing else. */
class ApplicationStateTest {
    @Test
    void leavesNoFinalState() {
        assertThat(Arrays.stream(ApplicationState.values()).filter(ApplicationState::isFinal))
                .containsExactlyInAnyOrder(
                        DELIVERED, REJECTED, REVOKED_UNRECEIVED, REVOKED, CANCELLED, EXPIRED, WITHDRAWN);
    }

    @Test
    void canBeWithdrawnUntilTheDecisionAndNotAfterwards() {
        Set<ApplicationState> open = EnumSet.of(
                AWAITING_SIGNATURE,
                AWAITING_DOCUMENTS,
                RECEIVED,
                PENDING_STATUS,
                REFERRED,
                ON_HOLD,
                AWAITING_REPLY,
                AWAITING_KEY);
        for (ApplicationState state : ApplicationState.values()) {
            assertThat(state.next().contains(WITHDRAWN)).as(state.name()).isEqualTo(open.contains(state));
        }
    }

    @Test
    void isAcceptedOnlyAfterItWasExaminedOrReceived() {
        List<ApplicationState> before = Arrays.stream(ApplicationState.values())
                .filter(state -> state.next().contains(ACCEPTED))
                .toList();
        assertThat(before).containsExactlyInAnyOrder(RECEIVED, PENDING_STATUS, REFERRED, AWAITING_REPLY);
        assertThat(AWAITING_DOCUMENTS.next()).containsExactlyInAnyOrder(RECEIVED, EXPIRED, WITHDRAWN, CANCELLED);
        assertThat(AWAITING_KEY.next()).containsExactlyInAnyOrder(RECEIVED, REJECTED, WITHDRAWN, CANCELLED);
        assertThat(ON_HOLD.next()).containsExactlyInAnyOrder(REFERRED, WITHDRAWN, CANCELLED, EXPIRED);
    }

    @Test
    void isIssuedOnlyAfterItWasAccepted() {
        assertThat(Arrays.stream(ApplicationState.values())
                        .filter(state -> state.next().contains(ISSUED)))
                .containsExactly(ACCEPTED);
    }
}
