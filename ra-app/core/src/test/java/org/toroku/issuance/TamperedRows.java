package org.toroku.issuance;

import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;

/** Sweeps the rows that a case has. */
public final class TamperedRows {
    private final RowSweep sweep;

    public TamperedRows(CardHouse house) {
        sweep = new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
    }

    /** The table's key is the case. */
    public void namesEveryChangeOf(ProtectedTable table, UUID caseId) {
        namesEveryChangeOf(table, caseId, caseId.toString());
    }

    /** @param rowKey as the book names the one row that the case has */
    public void namesEveryChangeOf(ProtectedTable table, UUID caseId, String rowKey) {
        sweep.each(table, "application_id = '" + caseId + "'", found -> found.contains(table.table() + " " + rowKey));
    }
}
