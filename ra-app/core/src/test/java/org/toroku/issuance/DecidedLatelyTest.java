package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.CARL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.officers.FreshSignIn;

/** A certificate is not decided at a screen that its officer left, whatever the page shows. */
class DecidedLatelyTest {
    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    private static void signedIn(Instant since) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(CARL.username(), "", FreshSignIn.mark(since)));
    }

    @Test
    void whoSignedInLongAgoDecidesOnceTheyShowedAgainWhoTheyAre() {
        try (CardHouse house = new CardHouse(Map.of("toroku.officers.decide-within", "PT15M"))) {
            house.awaitModels();
            UUID caseId = house.submitted().applicationId();
            var task = house.decideTaskAfterExamination(caseId);
            Instant now = house.part(Clock.class).instant();

            assertThat(house.accept(task, CARL)).isEqualTo(new Act.Refused("sign-in-old"));
            signedIn(now.minus(Duration.ofMinutes(16)));
            assertThat(house.accept(task, CARL)).isEqualTo(new Act.Refused("sign-in-old"));
            assertThat(house.part(DecisionDesk.class).of(caseId)).isEmpty();

            signedIn(now);
            assertThat(house.accept(task, CARL)).isEqualTo(new Act.Done());
            assertThat(house.part(DecisionDesk.class).of(caseId).orElseThrow().accepted())
                    .isTrue();
        }
    }
}
