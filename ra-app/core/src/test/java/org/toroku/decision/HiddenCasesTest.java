package org.toroku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.CaseIndex;
import org.toroku.process.Inbox;
import org.toroku.process.NamedTasks;

/** Anybody can apply under an officer's name. That hides the case from the officer, and must not hide that it is hidden. */
class HiddenCasesTest {
    private static final Set<String> EXAMINER = Set.of(Roles.EXAMINER);

    private CardHouse house;

    @BeforeEach
    void open() {
        house = new CardHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private OfficerRegister register() {
        return house.part(OfficerRegister.class);
    }

    private void officer(String username, String name, boolean enabled) {
        register().save(new OfficerAccount(username, name, "{noop}x", enabled, EXAMINER));
    }

    private int leftOut(String officer) {
        return house.part(Inbox.class).leftOut(officer, EXAMINER);
    }

    private UUID examined() {
        UUID caseId = house.submitted().applicationId();
        house.examineTask(caseId);
        return caseId;
    }

    @Test
    void anOfficerIsToldHowManyTasksTheirListLeavesOut() {
        officer("namesake", "山田花子", true);
        officer("other", "職員　一郎", true);
        examined();

        assertThat(leftOut("namesake")).isEqualTo(1);
        assertThat(leftOut("other")).isZero();
        assertThat(house.part(Inbox.class).leftOut("namesake", Set.of(Roles.DECIDER)))
                .as("of a group that is not theirs")
                .isZero();
        assertThat(leftOut("nobody")).as("unknown, who sees nothing at all").isZero();
    }

    @Test
    void aTaskThatNobodyOfItsGroupSeesIsAlarmedOf() {
        UUID caseId = examined();
        officer("namesake", "山田花子", true);
        register().all().stream()
                .filter(account -> !account.username().equals("namesake"))
                .forEach(account -> register()
                        .save(new OfficerAccount(
                                account.username(),
                                account.displayName(),
                                account.passwordHash(),
                                false,
                                account.roles())));
        OwnCaseWatch watch = house.part(OwnCaseWatch.class);

        assertThat(watch.hiddenFromAll()).extracting(NamedTasks.Task::caseId).containsExactly(caseId);

        officer("other", "職員　一郎", true);
        assertThat(watch.hiddenFromAll()).isEmpty();
        officer("other", "職員　一郎", false);
        assertThat(watch.hiddenFromAll()).hasSize(1);
        officer("namesake", "山田花子", false);
        register().save(new OfficerAccount("boss", "山田花子", "{noop}x", true, Set.of(Roles.MANAGER)));
        assertThat(watch.hiddenFromAll())
                .as("nobody is in the group, which is another matter")
                .isEmpty();
    }

    @Test
    void aNameThatACardAddsKeepsItsBearerFromATaskThatWaitsAlready() {
        UUID caseId = examined();
        officer("second", "別人　二郎", true);
        assertThat(leftOut("second")).isZero();
        house.sql()
                .sql("UPDATE identity_verification SET items = jsonb_set(items, '{name}', '\"別人　二郎\"')"
                        + " WHERE application_id = ?")
                .param(caseId)
                .update();

        house.part(CaseIndex.class).renamed(caseId);

        assertThat(leftOut("second")).isEqualTo(1);
    }
}
