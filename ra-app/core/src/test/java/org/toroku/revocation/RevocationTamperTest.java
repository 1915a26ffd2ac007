package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.issuance.CardHouse;

/** Whoever alters a request, or what was judged of it, is named by the book. */
class RevocationTamperTest {
    private static RequestHouse office;

    @BeforeAll
    static void fillEveryTable() {
        office = new RequestHouse();
        UUID caseId = office.asked();
        office.judge(office.judgeTask(caseId), RequestHouse.FIRST, RequestHouse.revoke());
        office.awaitPublished(caseId);
        CardHouse.await(() -> office.caseEnded(caseId));
    }

    @AfterAll
    static void close() {
        office.house().assertBookIntact();
        office.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCATION_REQUEST", "REVOCATION_JUDGEMENT"})
    void namesTheRow(ProtectedTable table) {
        CardHouse house = office.house();
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
