package org.toroku.audit;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads single rows only as the book sealed them last, for what must not wait for somebody to verify the whole book. */
@Component
public class RowSeals {
    private final JdbcClient jdbc;
    private final LastSeals seals;
    private final TransactionTemplate transaction;

    RowSeals(JdbcClient jdbc, Chain chain, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seals = new LastSeals(jdbc, chain);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a row says and whether the book says the same. */
    public sealed interface Sealed {
        /** @param json the row as PostgreSQL renders it; the very text that was compared */
        record Agrees(String json) implements Sealed {
            @Override
            public String toString() {
                return "Agrees[masked]";
            }
        }

        /** Inserted or altered without an act. */
        record Disagrees() implements Sealed {}

        record NoSuchRow() implements Sealed {}
    }

    /** An officer's row; one statement reads row and entry, so that both are of the same moment. */
    public Sealed officer(String username) {
        Book.Row officer = new Book.Row(ProtectedTable.OFFICER, username);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(Rows.UTC).query(String.class).single();
            return jdbc.sql("SELECT pg_catalog.to_jsonb(o)::text AS content, e.* FROM officer o LEFT JOIN LATERAL ("
                            + LastSeals.ENTRY + ") e ON true WHERE o.username = ?")
                    .params(LastSeals.name(officer), username)
                    .<Sealed>query((row, n) -> {
                        String content = row.getString("content");
                        return row.getString("action") != null && seals.agrees(row, LastSeals.name(officer), content)
                                ? new Sealed.Agrees(content)
                                : new Sealed.Disagrees();
                    })
                    .optional()
                    .orElseGet(Sealed.NoSuchRow::new);
        }));
    }
}
