package org.toroku.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** Whoever alters a row of a session is named by the book. */
class AssistanceTamperTest {
    private static CounterScene scene;
    private static Officer attendant;
    private static Inbox.Row task;

    @BeforeAll
    static void fillEveryTable() {
        scene = new CounterScene();
        attendant = scene.attendant(Roles.EXAMINER);
        Opening.Opened opened = scene.opened(attendant);
        task = scene.house().examineTask(scene.signed(opened));
        scene.stated(attendant, opened.session().id());
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSISTED_SESSION", "ASSISTED_ENTRY", "ASSISTED_BINDING", "ASSISTED_CLOSING"})
    void namesTheRow(ProtectedTable table) {
        CardHouse house = scene.house();
        RowSweep sweep =
                new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        String first = "ctid = (SELECT min(ctid) FROM " + table.table() + ")";
        sweep.each(
                table,
                first,
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
        assertThat(sweep.findings(table, "DELETE FROM " + table.table() + " WHERE " + first))
                .hasSize(1);
    }

    /** Altered while the attendant judges, and put back before anybody verifies the book. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE assisted_session SET officer = 'anne'",
                "UPDATE assisted_binding SET session_id = gen_random_uuid()",
                "DELETE FROM assisted_binding",
                "DELETE FROM assisted_session",
                "DELETE FROM assisted_binding; UPDATE application SET form = replace(form::text, 'ASSISTED_BY_OFFICER', 'SELF')::jsonb"
            })
    void whoAttendedJudgesNothingWhateverTheRowsSayMeanwhile(String alteration) {
        CardHouse house = scene.house();
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            house.sql().sql("SET LOCAL session_replication_role = replica").update();
            house.sql().sql(alteration).update();
            assertThat(house.claim(task, attendant)).isEqualTo(new Inbox.Claim.NotAllowed("attended"));
            assertThat(house.part(DecisionDesk.class)
                            .examine(
                                    task.taskKey(),
                                    attendant,
                                    new Finding(false, List.of(), "見た", house.version(task.caseId()))))
                    .isEqualTo(new DecisionDesk.Act.Refused("attended"));
            status.setRollbackOnly();
        });
    }
}
