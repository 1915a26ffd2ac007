package org.toroku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.pki.identity.CardStatus;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.workflows.Variables;

/** What is asked about the status of a card, when, and what an answer is worth. */
class IdentityStatusTest {
    private final IdentityScene scene = new IdentityScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void waitsWithGrowingPausesWhileTheStatusServiceIsAwayAndGoesOnWhenItIsBack() {
        UUID id = scene.submitted("good");
        scene.service().behave(OcspBehaviour.HTTP_500);

        assertThat(scene.pauseOf(scene.run(id))).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(scene.ground().bean(Applications.class).state(id)).isEqualTo(ApplicationState.PENDING_STATUS);
        assertThat(scene.pauseOf(scene.run(id))).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(scene.pauseOf(scene.run(id)))
                .as("bounded")
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));

        scene.service().behaveNormally();
        assertThat(scene.run(id)).containsEntry(Variables.VERIFICATION, Variables.VERIFIED);
        assertThat(scene.ground().bean(Applications.class).state(id)).isEqualTo(ApplicationState.RECEIVED);
        assertThat(scene.identities().latest(id).orElseThrow().attempt()).isEqualTo(4);
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void asksForTheLastTimeAtTheDeadlineAndThenRejects() {
        UUID id = scene.submitted("good");
        scene.service().behave(OcspBehaviour.DOWN);
        scene.ground().clock().forward(Duration.ofMinutes(59).plusSeconds(50));

        Map<String, Object> waiting = scene.run(id);
        assertThat(waiting).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        assertThat(waiting.get(Variables.STATUS_RETRY_AT)).isEqualTo(waiting.get(Variables.STATUS_DEADLINE));

        scene.ground().clock().forward(Duration.ofSeconds(30));
        assertThat(scene.run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.REJECTED));
        assertThat(scene.shownReason(id)).isEqualTo("{status-unavailable}");
        assertThat(scene.identities().latest(id).orElseThrow().reason()).contains("status-unavailable");
    }

    @Test
    void neverTakesAnUnverifiableAnswerForGood() {
        for (OcspBehaviour behaviour : List.of(
                OcspBehaviour.STALE,
                OcspBehaviour.REPLAY,
                OcspBehaviour.NO_NONCE,
                OcspBehaviour.TRY_LATER,
                OcspBehaviour.WRONG_SIGNER,
                OcspBehaviour.BAD_SIGNATURE,
                OcspBehaviour.OTHER_SERIAL,
                OcspBehaviour.GARBAGE,
                OcspBehaviour.UNKNOWN)) {
            UUID id = scene.submitted("good");
            scene.service().behave(behaviour);

            assertThat(scene.run(id)).as(behaviour.name()).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        }
    }

    @Test
    void looksAtTheCardAgainAndKeepsTheFreshAnswer() {
        UUID id = scene.submitted("good2");
        scene.run(id);
        assertThat(scene.identities().recheck(id)).isInstanceOf(CardStatus.Good.class);
        assertThat(scene.answers(id)).isEqualTo(2);

        scene.service().behave(OcspBehaviour.REVOKED);
        assertThat(scene.identities().recheck(id)).isInstanceOf(CardStatus.Revoked.class);
        scene.service().behave(OcspBehaviour.DOWN);
        assertThat(scene.identities().recheck(id)).isInstanceOf(CardStatus.Unavailable.class);

        assertThat(scene.answers(id)).isEqualTo(3);
        assertThat(scene.ground().bookText()).containsSubsequence("\"good\"", "\"revoked\"", "\"unavailable\"");
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Sealing the row again on a recheck would make an altered row look right. */
    @Test
    void doesNotHideAnAlteredRowByLookingAgain() {
        UUID id = scene.submitted("good");
        scene.run(id);
        scene.ground()
                .jdbc()
                .sql("UPDATE identity_verification SET items = jsonb_set(items, '{name}', '\"偽\"')")
                .update();

        scene.identities().recheck(id);

        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Altered.class);
    }

    @Test
    void hasNobodyToLookAtAgainWithoutAVerifiedIdentity() {
        UUID id = scene.submitted("revoked");
        scene.run(id);

        assertThatThrownBy(() -> scene.identities().recheck(id)).isInstanceOf(IllegalStateException.class);
    }
}
