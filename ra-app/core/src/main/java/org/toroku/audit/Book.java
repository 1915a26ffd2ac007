package org.toroku.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The audit book. What is recorded commits with the transaction it describes, or neither does. */
public interface Book {
    /**
     * Adds an entry at the end of the current transaction; the content of every row named in {@code rows} is
     * sealed into it as the transaction leaves it.
     *
     * @throws IllegalStateException outside a transaction: an act without its entry must not be possible
     */
    void record(Entry entry);

    /**
     * Holds a row until the transaction ends, for whoever is about to write it again: the new seal would vouch for whatever
     * somebody else put there meanwhile. Rows that this transaction wrote already, and rows that are not there, pass.
     *
     * @param caseId under which the entries about the row are
     * @throws RowAlteredException where the row is not what the book sealed last
     */
    void hold(Row row, UUID caseId);

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
