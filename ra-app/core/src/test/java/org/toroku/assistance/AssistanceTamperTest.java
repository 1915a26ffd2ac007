package org.toroku.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;

/** Whoever alters a row of a session is named by the book. */
class AssistanceTamperTest {
    private static CounterScene scene;

    @BeforeAll
    static void fillEveryTable() {
        scene = new CounterScene();
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        scene.house().examineTask(scene.signed(opened));
        scene.stated(officer, opened.session().id());
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
}
