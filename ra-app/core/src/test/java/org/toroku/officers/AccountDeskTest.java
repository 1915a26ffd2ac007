package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.RowAlteredException;
import org.toroku.evidence.Ground;
import org.toroku.officers.AccountDesk.Changed;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** Whoever holds an account changes its password, and nobody else does. */
class AccountDeskTest {
    private static final String FORMER = "what the manager made";
    private static final String FRESH = "花見に行く人は文字で書く";

    private Ground ground;
    private OfficerRegister officers;
    private AccountDesk desk;

    @BeforeEach
    void open() {
        ground = Ground.open();
        officers = ground.bean(OfficerRegister.class);
        desk = ground.bean(AccountDesk.class);
        officers.save(new OfficerAccount("suzuki", "鈴木 統括", "{noop}" + FORMER, true, Set.of(Roles.MANAGER)));
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private boolean opens(String password) {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder()
                .matches(password, officers.vouched("suzuki").orElseThrow().passwordHash());
    }

    private static Changed refused(String reason) {
        return new Changed.Refused(reason);
    }

    @Test
    void theNewPasswordOpensTheAccountAndTheFormerOneNoLonger() {
        String mark = officers.vouched("suzuki").orElseThrow().mark();

        Changed changed = desk.changePassword("suzuki", FORMER, FRESH + "。");

        String now = officers.vouched("suzuki").orElseThrow().mark();
        assertThat(changed).isEqualTo(new Changed.Done(now, Set.of(Roles.MANAGER)));
        assertThat(now).startsWith(AccountDesk.MARK).isNotEqualTo(mark);
        assertThat(opens(FRESH + "。")).isTrue();
        assertThat(opens(FORMER)).isFalse();
        assertThat(officers.rolesInForce("suzuki")).containsExactly(Roles.MANAGER);
        assertThat(ground.bookText())
                .containsOnlyOnce("password-changed")
                .doesNotContain(
                        FORMER, FRESH, officers.vouched("suzuki").orElseThrow().passwordHash());
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @ParameterizedTest
    @CsvSource({
        "eleven char, password-weak",
        "'            ', password-weak",
        "with \u0007 a bell inside, password-unusable",
        "Suzuki and much more, password-is-name",
        "what the manager made, password-unchanged",
        "aaaaaaaaaaaaaa, password-repeated",
        "qwertyuiop[], password-row",
        "letmein-letmein, password-common",
        "toroku-2026-toroku, password-known",
        "電子証明書の登録局と認証局, password-known",
        "一二三四五六七八九十一二三四五六七八九十一二三四五, password-too-long"
    })
    void aPasswordThatProtectsLittleIsRefused(String fresh, String reason) {
        assertThat(desk.changePassword("suzuki", FORMER, fresh)).isEqualTo(refused(reason));
        assertThat(opens(FORMER)).isTrue();
        assertThat(ground.bookText()).doesNotContain("password-changed");
    }

    @Test
    void whoGuessesAtAnOpenScreenIsRefusedForAWhileEvenWithTheRightOne() {
        for (int i = 1; i < 5; i++) {
            assertThat(desk.changePassword("suzuki", "guess number " + i, FRESH + "。"))
                    .isEqualTo(refused("former-wrong"));
        }
        assertThat(desk.changePassword("suzuki", "guess number 5", FRESH + "。")).isEqualTo(refused("too-many-tries"));
        assertThat(desk.changePassword("suzuki", FORMER, FRESH + "。")).isEqualTo(refused("too-many-tries"));
        assertThat(opens(FORMER)).isTrue();
        assertThat(ground.bookText().split("password-change-failed", -1)).hasSize(6);
    }

    @Test
    void guessesSentAtOnceAreNoMoreThanThoseSentOneByOne() {
        String slow = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(FORMER);
        officers.save(new OfficerAccount("suzuki", "鈴木 統括", slow, true, Set.of(Roles.MANAGER)));
        List<Changed> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> desk.changePassword("suzuki", "guess number " + i, FRESH + "。"))
                .toList();
        assertThat(answers.stream().filter(refused("former-wrong")::equals)).hasSize(4);
        assertThat(answers.stream().filter(refused("too-many-tries")::equals)).hasSize(36);
        assertThat(ground.bookText().split("password-change-failed", -1))
                .as("judged")
                .hasSize(6);
        assertThat(desk.changePassword("suzuki", FORMER, FRESH + "。")).isEqualTo(refused("too-many-tries"));
    }

    @Test
    void nobodyWithoutAnAccountInForceChangesAnything() {
        assertThat(desk.changePassword("nobody", FORMER, FRESH + "。")).isEqualTo(refused("no-account"));
        officers.save(new OfficerAccount("suzuki", "鈴木 統括", "{noop}" + FORMER, false, Set.of(Roles.MANAGER)));
        assertThat(desk.changePassword("suzuki", FORMER, FRESH + "。")).isEqualTo(refused("no-account"));
    }

    /** Whoever gives themselves a password in the database does not have it sealed by changing it. */
    @Test
    void anAlteredAccountIsNotSealedAgain() {
        ground.jdbc().sql("UPDATE officer SET password_hash = '{noop}planted'").update();
        assertThat(desk.changePassword("suzuki", "planted", FRESH + "。")).isEqualTo(refused("no-account"));

        ground.jdbc()
                .sql("UPDATE officer SET password_hash = '{noop}" + FORMER + "'")
                .update();
        OfficerAccount seen = officers.vouched("suzuki").orElseThrow();
        ground.jdbc()
                .sql("UPDATE officer SET roles = array_append(roles, 'examiner')")
                .update();
        assertThatThrownBy(() -> ground.bean(StoredOfficers.class).changePassword(seen, "{noop}another"))
                .isInstanceOf(RowAlteredException.class);
        ground.jdbc()
                .sql("UPDATE officer SET roles = array_remove(roles, 'examiner')")
                .update();
        assertThat(opens(FORMER)).isTrue();
    }
}
