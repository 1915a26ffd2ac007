package org.toroku.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.profile.ProfileHouse.BEN;
import static org.toroku.profile.ProfileHouse.file;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.toroku.ca.profile.Profiles;
import org.toroku.officers.FreshSignIn;
import org.toroku.profile.ProfileDesk.Act;

/** What certificates say is not approved at a screen that its owner left; whoever proposes needs not be asked again. */
class ApprovedLatelyTest {
    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoSignedInLongAgoNeitherApprovesNorRejects() {
        try (ProfileHouse house = new ProfileHouse(Map.of("toroku.officers.decide-within", "PT15M"))) {
            Profiles changed = file("P4Y");
            ProfileDesk desk = house.startedWith(changed);
            UUID proposed = ProfileHouse.proposed(desk, changed);

            assertThat(desk.approve(BEN, proposed)).isEqualTo(new Act.Refused("sign-in-old"));
            assertThat(desk.reject(BEN, proposed, "理由")).isEqualTo(new Act.Refused("sign-in-old"));
            assertThat(house.objection(changed)).isPresent();

            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(
                            BEN.username(),
                            "",
                            FreshSignIn.mark(house.ground.bean(Clock.class).instant())));
            assertThat(desk.approve(BEN, proposed)).isEqualTo(new Act.Done(proposed));
            assertThat(house.objection(changed)).isEmpty();
        }
    }
}
