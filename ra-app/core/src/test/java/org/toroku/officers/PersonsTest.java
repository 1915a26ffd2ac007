package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.Ground;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.OfficerSettings.TwoPersons;

/** One person with two accounts is one pair of eyes. */
class PersonsTest {
    private static final Map<String, Object> STATED = Map.of(
            "toroku.officers.two-persons[0].one", "sato2",
            "toroku.officers.two-persons[0].other", "sato1",
            "toroku.officers.two-persons[0].words", "職員番号十七と四十二、人事台帳による（総務 鈴木）");

    private Ground ground = Ground.open();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void nobodyGetsASecondAccountHoweverTheirNameIsWritten() {
        register().save(account("takasaki", "高崎 アイ", true));

        for (String written : List.of("高崎アイ", "髙﨑　ｱｲ", "高\u200B崎あい")) {
            assertThatThrownBy(() -> register().save(account("again", written, true)))
                    .as(written)
                    .isInstanceOf(NamesakeException.class)
                    .hasMessageContainingAll("again", "takasaki")
                    .hasMessageNotContaining("崎");
        }
        assertThat(register().find("again")).isEmpty();
        register().save(account("again", "高崎 愛", true));
        assertThatThrownBy(() -> register().save(account("again", "高崎 アイ", true)))
                .as("renamed")
                .isInstanceOf(NamesakeException.class);
        assertThat(register().find("again")).contains(account("again", "高崎 愛", true));
    }

    @Test
    void anAccountIsEnabledOnlyWhileNoOtherOfItsNameIs() {
        register().save(account("sato1", "佐藤 花子", true));
        register().save(account("sato2", "佐藤 花子", false));

        assertThatThrownBy(() -> register().save(account("sato2", "佐藤 花子", true)))
                .isInstanceOf(NamesakeException.class);
        register().save(account("sato1", "佐藤 花子", false));
        register().save(account("sato2", "佐藤 花子", true));

        assertThat(persons().areOne("sato2", "sato1"))
                .as("what the first account did is not forgotten")
                .isTrue();
    }

    /** They are in houses from before: nothing may keep such a house from changing a password. */
    @Test
    void twoThatAreThereAlreadyStayAndCountAsOne() {
        register().save(account("sato1", "佐藤 花子", true));
        register().save(account("sato2", "佐藤 花代", true));
        renamedByAnEarlierRelease("sato2", "佐藤　花子");

        register().save(new OfficerAccount("sato2", "佐藤　花子", "{noop}new", true, Set.of(Roles.DECIDER)));

        assertThat(register().vouched("sato2")).isPresent();
        assertThat(persons().areOne("sato1", "sato2")).isTrue();
        assertThat(persons().isAmong("sato2", Set.of("tanaka", "sato1"))).isTrue();
    }

    @Test
    void whoAdministersAnOrganisationMayBearAnOfficersName() {
        register().save(account("sato1", "佐藤 花子", true));

        register().save(new OfficerAccount("acme-admin", "佐藤 花子", "{noop}x", true, Set.of(Roles.ORGANISATION_ADMIN)));

        assertThat(register().find("acme-admin")).isPresent();
    }

    @Test
    void twoPersonsOfOneNameAreTwoOnceSomebodySaidSoInTheBook() {
        ground.close();
        ground = Ground.open(STATED);
        register().save(account("sato1", "佐藤 花子", true));

        register().save(account("sato2", "佐藤 花子", true));

        assertThat(persons().areOne("sato1", "sato2")).isFalse();
        assertThat(persons().areOne("sato1", "sato1")).isTrue();
        ground.bean(Namesakes.class).state(new TwoPersons("sato1", "sato2", "もう一度"));
        assertThat(ground.bookText()).containsOnlyOnce("two-persons-stated").contains("職員番号十七と四十二");
        assertThatThrownBy(() -> register().save(account("sato3", "佐藤 花子", true)))
                .as("a third was not spoken of")
                .isInstanceOf(NamesakeException.class);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);

        ground.jdbc()
                .sql("UPDATE audit_entry SET detail = replace(detail, 'sato1', 'sato9')"
                        + " WHERE action = 'two-persons-stated'")
                .update();
        assertThat(persons().areOne("sato1", "sato2")).as("altered").isTrue();
    }

    @Test
    void whoTheBookDoesNotVouchForMayBeAnybody() {
        register().save(account("sato1", "佐藤 花子", true));
        register().save(account("tanaka", "田中 太郎", true));
        assertThat(persons().areOne("sato1", "tanaka")).isFalse();
        assertThat(persons().areOne("sato1", "machine")).as("no officer at all").isFalse();
        assertThat(persons().areOne("unknown", "tanaka")).isTrue();
        assertThat(persons().isAmong("unknown", Set.of())).isFalse();

        ground.jdbc()
                .sql("UPDATE officer SET display_name = '別人' WHERE username = 'tanaka'")
                .update();
        assertThat(persons().areOne("sato1", "tanaka"))
                .as("renamed past the book")
                .isTrue();
        assertThat(persons().areOne("tanaka", "sato1")).isTrue();
        ground.jdbc().sql("DELETE FROM officer WHERE username = 'tanaka'").update();
        assertThat(persons().areOne("sato1", "tanaka")).as("taken away").isTrue();
    }

    @Test
    void aStatementNamesTwoAccountsAndSaysWhy() {
        assertThatThrownBy(() -> new TwoPersons("sato1", "sato1 ", "同じ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TwoPersons("sato1", "sato2", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TwoPersons("sato1", "sato2", "番号 123456789018"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("123456789018");
    }

    /** Sealed as that release would have, without being asked about names. */
    private void renamedByAnEarlierRelease(String username, String name) {
        ground.transaction().executeWithoutResult(status -> {
            ground.jdbc()
                    .sql("UPDATE officer SET display_name = ? WHERE username = ?")
                    .params(name, username)
                    .update();
            ground.bean(org.toroku.audit.Book.class)
                    .record(new org.toroku.audit.Book.Entry(
                            new org.toroku.audit.Actor.Service("officer-register"),
                            "officer-saved",
                            java.util.Optional.empty(),
                            Map.of("officer", username),
                            List.of(new org.toroku.audit.Book.Row(org.toroku.audit.ProtectedTable.OFFICER, username))));
        });
    }

    private static OfficerAccount account(String username, String name, boolean enabled) {
        return new OfficerAccount(username, name, "{noop}x", enabled, Set.of(Roles.EXAMINER));
    }

    private OfficerRegister register() {
        return ground.bean(OfficerRegister.class);
    }

    private Persons persons() {
        return ground.bean(Persons.class);
    }
}
