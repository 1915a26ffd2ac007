package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.toroku.evidence.Ground;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** A screen that its officer left decides nothing. */
class FreshSignInTest {
    private Ground ground;
    private FreshSignIn fresh;
    private AccountDesk desk;

    @BeforeEach
    void open() {
        ground = Ground.open(Map.of("toroku.officers.decide-within", "PT15M"));
        fresh = ground.bean(FreshSignIn.class);
        desk = ground.bean(AccountDesk.class);
        ground.bean(OfficerRegister.class)
                .save(new OfficerAccount("suzuki", "鈴木 決定", "{noop}known to suzuki", true, Set.of(Roles.DECIDER)));
    }

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        ground.close();
    }

    private static void signedIn(String username, String... authorities) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(username, "", authorities));
    }

    private Instant now() {
        return ground.clock().instant();
    }

    @Test
    void whoSignedInLatelyDecidesAndLaterNoLonger() {
        signedIn("suzuki", FreshSignIn.mark(now()));
        assertThat(fresh.objection("suzuki")).isEmpty();
        ground.clock().forward(Duration.ofMinutes(14));
        assertThat(fresh.objection("suzuki")).isEmpty();
        ground.clock().forward(Duration.ofMinutes(2));
        assertThat(fresh.objection("suzuki")).contains("sign-in-old");
    }

    @Test
    void nobodyDecidesWithoutASessionOfTheirOwnThatSaysSinceWhen() {
        assertThat(fresh.objection("suzuki")).contains("sign-in-old");
        signedIn("another", FreshSignIn.mark(now()));
        assertThat(fresh.objection("suzuki")).contains("sign-in-old");
        signedIn("suzuki", "ROLE_decider");
        assertThat(fresh.objection("suzuki")).contains("sign-in-old");
        signedIn("suzuki", FreshSignIn.mark(now().plus(Duration.ofHours(1))));
        assertThat(fresh.objection("suzuki")).as("from the future").contains("sign-in-old");
    }

    @Test
    void whoShowsAgainWhoTheyAreIsGivenTheMoment() {
        assertThat(desk.asksToConfirm()).isTrue();
        assertThat(desk.confirm("suzuki", "known to suzuki"))
                .isEqualTo(new Changed.Done(FreshSignIn.mark(now()), Set.of(Roles.DECIDER)));
        assertThat(ground.bookText()).containsOnlyOnce("sign-in-confirmed");
    }

    @Test
    void guessesAtAnOpenScreenAreCountedAsForAChange() {
        for (int i = 1; i < 5; i++) {
            assertThat(desk.confirm("suzuki", "guess " + i)).isEqualTo(new Changed.Refused("former-wrong"));
        }
        assertThat(desk.confirm("suzuki", "guess 5")).isEqualTo(new Changed.Refused("too-many-tries"));
        assertThat(desk.confirm("suzuki", "known to suzuki")).isEqualTo(new Changed.Refused("too-many-tries"));
        assertThat(desk.changePassword("suzuki", "known to suzuki", "花見に行く人は文字で書く。"))
                .isEqualTo(new Changed.Refused("too-many-tries"));
    }
}
