package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.RowAlteredException;
import org.toroku.evidence.Ground;
import org.toroku.officers.AutomationSwitch.Setting;
import org.toroku.officers.OfficerRegister.OfficerAccount;

class OfficersTest {
    private static final String RULE = "automatic-decision";
    private static final OfficerAccount MANAGER =
            new OfficerAccount("suzuki", "鈴木 統括", "{noop}canary-hash", true, Set.of(Roles.MANAGER, Roles.DECIDER));

    private Ground ground;
    private OfficerRegister officers;
    private AutomationSwitch automation;

    @BeforeEach
    void open() {
        ground = Ground.open();
        officers = ground.bean(OfficerRegister.class);
        automation = ground.bean(AutomationSwitch.class);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void keepsOfficersAndWritesOnlyChangesIntoTheBook() {
        officers.save(MANAGER);
        officers.save(MANAGER);
        assertThat(ground.bookText()).containsOnlyOnce("officer-saved");

        OfficerAccount disabled = new OfficerAccount("suzuki", "鈴木 統括", "{noop}canary-hash", false, Set.of());
        officers.save(disabled);

        assertThat(officers.find("suzuki")).contains(disabled);
        assertThat(officers.all()).containsExactly(disabled);
        assertThat(officers.find("nobody")).isEmpty();
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Two operators at once: none of them overwrites whom the other has just entered. */
    @Test
    void ofTwoWhoEnterTheSameLoginNameOneIsTold() {
        List<OfficerAccount> wanted = IntStream.range(0, 4)
                .mapToObj(i -> new OfficerAccount("mori", "森　某" + i, "{noop}" + i, true, Set.of(Roles.EXAMINER)))
                .toList();

        List<OfficerAccount> entered =
                wanted.parallelStream().filter(officers::add).toList();

        assertThat(entered).hasSize(1);
        assertThat(officers.find("mori")).contains(entered.getFirst());
        assertThat(ground.bookText()).containsOnlyOnce("officer-saved");
    }

    /** Whoever gives themselves a role in the database does not get it when the manager saves them next. */
    @Test
    void savesNothingOnAnOfficerWhomSomebodyAltered() {
        officers.save(MANAGER);
        ground.jdbc()
                .sql("UPDATE officer SET roles = array_append(roles, 'examiner')")
                .update();
        OfficerAccount disabled = new OfficerAccount("suzuki", "鈴木 統括", "{noop}canary-hash", false, Set.of());

        assertThatThrownBy(() -> officers.save(disabled)).isInstanceOf(RowAlteredException.class);

        assertThat(officers.vouched("suzuki")).isEmpty();
        assertThat(ground.verifyBook())
                .isEqualTo(new BookVerifier.Report.Altered(
                        List.of(new BookVerifier.Finding("officer suzuki", "row-altered"))));
        ground.jdbc()
                .sql("UPDATE officer SET roles = array_remove(roles, 'examiner')")
                .update();
        officers.save(disabled);
        assertThat(officers.vouched("suzuki")).contains(disabled);
    }

    @Test
    void disclosesNoPasswordHash() {
        officers.save(MANAGER);

        assertThat(ground.bookText() + MANAGER).doesNotContain("canary-hash");
    }

    @Test
    void namesWhoAnswersForARuleAtAnyInstant() {
        Instant start = Instant.parse("2026-04-01T00:00:00Z");
        officers.save(MANAGER);
        officers.save(new OfficerAccount("tanaka", "田中", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.appoint(RULE, "tanaka", start.plus(Duration.ofDays(10)));
        officers.appoint(RULE, "suzuki", start);

        assertThat(officers.responsibleOfficer(RULE, start.minusMillis(1))).isEmpty();
        assertThat(officers.responsibleOfficer(RULE, start)).contains("suzuki");
        assertThat(officers.responsibleOfficer(RULE, start.plus(Duration.ofDays(10))))
                .contains("tanaka");
        assertThat(officers.responsibleOfficer("other-rule", start)).isEmpty();
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Rows can be altered, inserted and deleted past the book; who answers for a rule is what it says. */
    @Test
    void answersForARuleOnlyByAnAppointmentInTheBook() {
        officers.save(MANAGER);
        officers.save(new OfficerAccount("tanaka", "田中", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.appoint(RULE, "tanaka", Instant.EPOCH);
        officers.appoint(RULE, "suzuki", Instant.EPOCH);
        Instant now = Instant.parse("2026-11-27T00:00:00Z");

        alter("UPDATE responsible_officer SET username = 'tanaka'");
        assertThat(officers.responsibleOfficer(RULE, now)).contains("suzuki");
        alter("UPDATE responsible_officer SET effective_at = '2100-01-01T00:00:00Z' WHERE seq = 2");
        assertThat(officers.responsibleOfficer(RULE, now)).contains("suzuki");
        alter("INSERT INTO responsible_officer (id, rule, username, effective_at, appointed_at)"
                + " VALUES (gen_random_uuid(), '" + RULE + "', 'tanaka', now(), now())");
        assertThat(officers.responsibleOfficer(RULE, now)).contains("suzuki");
        alter("DELETE FROM responsible_officer");
        assertThat(officers.responsibleOfficer(RULE, now)).contains("suzuki");

        alter("UPDATE audit_entry SET detail = replace(detail, '\"suzuki\"', '\"tanaka\"')"
                + " WHERE action = 'responsible-officer-appointed'");
        assertThat(officers.responsibleOfficer(RULE, now))
                .as("where the book is altered nobody answers")
                .isEmpty();
    }

    private void alter(String sql) {
        ground.transaction().executeWithoutResult(status -> {
            ground.jdbc().sql("SET LOCAL session_replication_role = replica").update();
            assertThat(ground.jdbc().sql(sql).update()).isPositive();
        });
    }

    @Test
    void appointsNeitherUnknownNorDisabledOfficers() {
        officers.save(new OfficerAccount("gone", "退職者", "{noop}x", false, Set.of(Roles.MANAGER)));

        assertThatThrownBy(() -> officers.appoint(RULE, "nobody", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> officers.appoint(RULE, "gone", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(officers.responsibleOfficer(RULE, Instant.EPOCH.plusSeconds(1)))
                .isEmpty();
        assertThat(ground.bookText()).doesNotContain("appointed");
    }

    @Test
    void keepsTheHistoryOfTheSwitchAndNamesWhoMovedIt() {
        assertThat(automation.current()).isEqualTo(new Setting(true, 500, 0.0, Instant.EPOCH));
        officers.save(MANAGER);

        automation.change(new Setting(false, 500, 0.0, Instant.EPOCH), "suzuki", "異常な申込みの増加");
        automation.change(new Setting(true, 10, 0.25, Instant.EPOCH), "suzuki", "復旧");

        assertThat(automation.current().enabled()).isTrue();
        assertThat(automation.current().perHour()).isEqualTo(10);
        assertThat(automation.current().humanReviewShare()).isEqualTo(0.25);
        assertThat(automation.current().since()).isAfter(Instant.EPOCH);
        assertThat(ground.jdbc()
                        .sql("SELECT enabled FROM automation_switch ORDER BY seq")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
        assertThat(ground.bookText()).contains("automation-switched suzuki").doesNotContain("異常");
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void letsNobodyUnknownAndNothingUnreasonableMoveTheSwitch() {
        officers.save(MANAGER);
        Setting sound = new Setting(true, 1, 0.0, Instant.EPOCH);

        assertThatThrownBy(() -> automation.change(sound, "nobody", "理由")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> automation.change(sound, "suzuki", "  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> automation.change(new Setting(true, -1, 0.0, Instant.EPOCH), "suzuki", "理由"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> automation.change(new Setting(true, 1, Double.NaN, Instant.EPOCH), "suzuki", "理由"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(automation.current().since()).isEqualTo(Instant.EPOCH);
    }

    /** Somebody who owns the database makes an officer, or borrows one and gives it back. */
    @Test
    void vouchesForNobodyWhomNoActEntered() {
        officers.save(MANAGER);
        assertThat(officers.vouched("suzuki")).contains(MANAGER);
        ground.jdbc()
                .sql("INSERT INTO officer SELECT 'mallory', display_name, password_hash, enabled, roles, changed_at"
                        + " FROM officer")
                .update();
        assertThat(officers.vouched("mallory")).isEmpty();
        assertThat(officers.rolesInForce("mallory")).isEmpty();

        ground.jdbc()
                .sql("UPDATE officer SET password_hash = '{noop}other' WHERE username = 'suzuki'")
                .update();
        assertThat(officers.vouched("suzuki")).isEmpty();
        ground.jdbc()
                .sql("UPDATE officer SET password_hash = '{noop}canary-hash' WHERE username = 'suzuki'")
                .update();
        assertThat(officers.vouched("suzuki")).contains(MANAGER);
    }

    @Test
    void vouchesOnlyByTheNewestSealThatTheApplicationWrote() {
        officers.save(MANAGER);
        OfficerAccount disabled =
                new OfficerAccount("suzuki", "鈴木 統括", "{noop}canary-hash", false, Set.of(Roles.MANAGER));
        officers.save(disabled);
        assertThat(officers.rolesInForce("suzuki")).isEmpty();

        ground.jdbc().sql("UPDATE officer SET enabled = true").update();
        assertThat(officers.vouched("suzuki")).isEmpty();
        ground.jdbc()
                .sql("INSERT INTO audit_entry SELECT 1000000, at, actor_kind, actor, action, case_id, detail, seals,"
                        + " prev_hash, hash, mac FROM audit_entry WHERE action = 'officer-saved' ORDER BY seq LIMIT 1")
                .update();
        assertThat(officers.vouched("suzuki")).isEmpty();
    }

    @Test
    void letsOnlyAManagerInOfficeMoveTheSwitch() {
        officers.save(new OfficerAccount("sato", "佐藤", "{noop}x", true, Set.of(Roles.DECIDER)));
        Setting sound = new Setting(true, 1, 0.0, Instant.EPOCH);

        assertThatThrownBy(() -> automation.change(sound, "sato", "理由")).isInstanceOf(IllegalArgumentException.class);
        officers.save(MANAGER);
        ground.jdbc().sql("UPDATE officer SET roles = '{manager}'").update();
        assertThatThrownBy(() -> automation.change(sound, "suzuki", "理由")).isInstanceOf(IllegalArgumentException.class);
    }
}
