package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.RevocationReason;

/** A date that is brought forward is kept although the engine's timer stands at the old one. */
class HastenedRequestTest {
    @Test
    void whatBecameUrgentIsRaisedWhenItIsDue() {
        try (SignedHouse scene = new SignedHouse()) {
            UUID caseId = scene.office().asked(Channel.TELEPHONE, RevocationReason.CESSATION_OF_OPERATION);
            scene.office().judgeTask(caseId);
            RevocationLedger ledger = scene.house().part(RevocationLedger.class);
            TransactionTemplate transaction = scene.house().part(TransactionTemplate.class);
            Instant due = scene.office().request(caseId).enteredAt().plusSeconds(600);
            watch(scene, due.plusSeconds(1)).look();
            assertThat(raised(scene, caseId))
                    .as("the engine sees to its own date")
                    .isZero();
            transaction.executeWithoutResult(
                    status -> ledger.hastened(scene.office().request(caseId), due));

            watch(scene, due.minusSeconds(1)).look();
            assertThat(raised(scene, caseId)).as("not due yet").isZero();

            watch(scene, due.plusSeconds(1)).look();
            watch(scene, due.plus(Duration.ofMinutes(1))).look();
            assertThat(raised(scene, caseId)).as("once").isEqualTo(1);
        }
    }

    private static HastenedWatch watch(SignedHouse scene, Instant now) {
        return new HastenedWatch(
                scene.house().part(RevocationLedger.class),
                scene.house().part(TransactionTemplate.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static int raised(SignedHouse scene, UUID caseId) {
        return Collections.frequency(scene.house().book(caseId), "revocation-raised");
    }
}
