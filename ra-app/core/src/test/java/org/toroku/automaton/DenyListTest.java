package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import org.toroku.automaton.DenyList.Answer;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

class DenyListTest {
    private AutomatonScene scene;
    private UUID caseId;

    @BeforeEach
    void open() {
        scene = new AutomatonScene();
        caseId = scene.matched(AutomatonScene.person("花子"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Answer add(String officer, String reason) {
        return scene.ground().bean(DenyList.class).add(caseId, officer, reason);
    }

    @Test
    void listsThePersonOfACaseWithAnEntryThatNamesNobody() {
        assertThat(add("suzuki", "偽造")).isEqualTo(new Answer.Listed());
        assertThat(add("suzuki", "偽造")).isEqualTo(new Answer.Refused("listed-already"));
        assertThat(scene.ground().verifyBook()).isInstanceOf(Report.Intact.class);
        assertThat(scene.ground().bookText())
                .contains("person-deny-listed suzuki")
                .doesNotContain("偽造");
    }

    @Test
    void isChangedByManagersOnlyAndWithAReason() {
        scene.officers().save(new OfficerAccount("sato", "佐藤", "{noop}x", true, Set.of(Roles.DECIDER)));

        assertThat(add("sato", "偽造")).isEqualTo(new Answer.Refused("role"));
        assertThat(add("suzuki", " ")).isEqualTo(new Answer.Refused("reason-missing"));
        assertThat(scene.ground()
                        .bean(DenyList.class)
                        .add(scene.ground().cases().apply(), "suzuki", "偽造"))
                .isEqualTo(new Answer.Refused("identity-not-verified"));
    }

    @Test
    void aRowThatIsTakenAwayOrPutInIsNamed() {
        add("suzuki", "偽造");
        String person = scene.ground()
                .jdbc()
                .sql("UPDATE deny_list SET person_sha256 = 'x' || person_sha256 RETURNING substr(person_sha256, 2)")
                .query(String.class)
                .single();

        assertThat(scene.ground().verifyBook())
                .isEqualTo(new Report.Altered(java.util.List.of(
                        new Finding("deny_list x" + person, "row-inserted-without-entry"),
                        new Finding("deny_list " + person, "row-deleted"))));
    }
}
