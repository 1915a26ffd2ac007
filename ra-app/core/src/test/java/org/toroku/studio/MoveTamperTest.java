package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.studio.MovePreview.Kind;

/** Whoever writes into plans, or into what became of their cases, is named by the book. */
class MoveTamperTest {
    private static MoveHouse moves;

    @BeforeAll
    static void moveACase() {
        moves = new MoveHouse();
        List<UUID> cases = moves.casesAndPublication(2);
        UUID plan = moves.approved(Kind.SAME);
        assertThat(moves.desk().tryOne(ANN, plan, moves.house.caseNumber(cases.getFirst())))
                .isEqualTo(new Act.Done(plan));
    }

    @AfterAll
    static void close() {
        moves.house.assertBookIntact();
        moves.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVE_PLAN", "MOVED_CASE"})
    void namesTheRow(ProtectedTable table) {
        RowSweep sweep = new RowSweep(
                moves.house.part(JdbcClient.class),
                moves.house.part(TransactionTemplate.class),
                moves.house.part(BookVerifier.class));
        sweep.each(
                table,
                "ctid = (SELECT min(ctid) FROM " + table.table() + ")",
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
    }
}
