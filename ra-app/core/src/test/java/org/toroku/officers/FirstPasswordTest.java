package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.Ground;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.officers.FirstPasswords.Standing;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** What somebody else made for an account ends with the choice of its holder, or by itself. */
class FirstPasswordTest {
    private static final String GIVEN = "read out by the operator";
    private static final String OWN = "花見に行く人は文字で書く。";
    private static final OfficerAccount ACCOUNT =
            new OfficerAccount("suzuki", "鈴木 統括", "{noop}" + GIVEN, true, Set.of(Roles.MANAGER));

    private Ground ground;
    private OfficerRegister officers;
    private FirstPasswords first;
    private AccountDesk desk;

    @BeforeEach
    void open() {
        ground = Ground.open();
        officers = ground.bean(OfficerRegister.class);
        first = ground.bean(FirstPasswords.class);
        desk = ground.bean(AccountDesk.class);
        officers.save(ACCOUNT);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Standing standing() {
        return first.of(officers.vouched("suzuki").orElseThrow());
    }

    @Test
    void whatNobodyGaveIsTheHoldersOwn() {
        assertThat(standing()).isEqualTo(Standing.OWN);
    }

    @Test
    void isTheirsOnceTheyChoseAnother() {
        first.given(ACCOUNT);
        assertThat(standing()).isEqualTo(Standing.TO_BE_CHANGED);
        assertThat(ground.bookText()).containsOnlyOnce("first-password-given").doesNotContain(GIVEN);

        assertThat(desk.changePassword("suzuki", GIVEN, OWN))
                .isEqualTo(new Changed.Done(
                        officers.vouched("suzuki").orElseThrow().mark(), Set.of(Roles.MANAGER)));
        assertThat(standing()).isEqualTo(Standing.OWN);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** At whatever desk, by whatever page is still open. */
    @Test
    void hasNoRoleWhereItIsWhatOneSignedInWith() {
        try {
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("suzuki", "", "ROLE_" + AccountDesk.ONLY));
            assertThat(officers.rolesInForce("suzuki")).isEmpty();
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("suzuki", "", "ROLE_" + Roles.MANAGER));
            assertThat(officers.rolesInForce("suzuki")).containsExactly(Roles.MANAGER);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void endsAfterThreeDaysAlsoForASessionThatIsOpen() {
        first.given(ACCOUNT);
        ground.clock().forward(Duration.ofDays(3).minusSeconds(1));
        assertThat(standing()).isEqualTo(Standing.TO_BE_CHANGED);

        ground.clock().forward(Duration.ofSeconds(1));
        assertThat(standing()).isEqualTo(Standing.ENDED);
        assertThat(desk.changePassword("suzuki", GIVEN, OWN)).isEqualTo(new Changed.Refused("first-ended"));
        assertThat(standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void aNewOneBeginsAnew() {
        first.given(ACCOUNT);
        ground.clock().forward(Duration.ofDays(4));
        OfficerAccount again = new OfficerAccount("suzuki", "鈴木 統括", "{noop}another", true, Set.of(Roles.MANAGER));
        officers.save(again);
        first.given(again);
        assertThat(standing()).isEqualTo(Standing.TO_BE_CHANGED);
    }

    /** Whoever writes in the database does not lengthen the time, nor make a password somebody's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM first_password",
                "UPDATE first_password SET ends_at = ends_at + interval '1 year'",
                "UPDATE first_password SET mark = 'PASSWORD_00'",
                "UPDATE first_password SET username = 'sato'"
            })
    void anAlteredRowOpensNothingAndIsNamed(String altered) {
        officers.save(new OfficerAccount("sato", "佐藤 審査", "{noop}other", true, Set.of(Roles.EXAMINER)));
        first.given(ACCOUNT);
        ground.jdbc().sql(altered).update();
        assertThat(standing()).isEqualTo(Standing.ENDED);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Altered.class);
    }
}
