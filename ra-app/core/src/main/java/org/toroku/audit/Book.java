package org.toroku.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The audit book. What is recorded commits with the transaction it describes, or neither does. */
public interface Book {
    /**
     * Adds an entry at the end of the current transaction; the content of every row named in {@code rows} is
     * sealed into it as the transaction leaves it. Before that each row is compared, as it was before the transaction,
     * with its last seal: the new one would vouch for whatever somebody put there meanwhile. So a commit fails with
     * {@link RowAlteredException} where a row was altered, deleted or inserted past the book.
     *
     * @throws IllegalStateException outside a transaction: an act without its entry must not be possible
     */
    void record(Entry entry);

    /**
     * Compares a row at once, and holds it until the transaction ends; for whoever does with it, before the commit, what
     * no rollback takes back. Rows that this transaction wrote already, and rows that are not there, pass.
     *
     * @throws RowAlteredException where the row is not what the book sealed last
     */
    void hold(Row row);

    /**
     * @param action past tense in kebab-case, e.g. {@code application-submitted}
     * @param detail ids, codes, digests and dates only; no personal data
     */
    record Entry(Actor actor, String action, Optional<UUID> caseId, Map<String, Object> detail, List<Row> rows) {
        public Entry {
            detail = Map.copyOf(detail);
            rows = List.copyOf(rows);
        }

        public static Entry of(Actor actor, String action, UUID caseId, Map<String, Object> detail, Row... rows) {
            return new Entry(actor, action, Optional.of(caseId), detail, List.of(rows));
        }
    }

    /** A protected row: table name and its primary key as text ({@code a|b} for two columns). */
    record Row(ProtectedTable table, String key) {}
}
