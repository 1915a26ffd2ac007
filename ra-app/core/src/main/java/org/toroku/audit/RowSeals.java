package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
        return row(new Book.Row(ProtectedTable.OFFICER, username));
    }

    /**
     * Any protected row, read in the same way. A row that is missing although an entry seals it disagrees as well: whoever
     * deletes it is not taken for somebody who never wrote it.
     */
    public Sealed row(Book.Row wanted) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(Rows.UTC).query(String.class).single();
            List<Book.Row> one = List.of(wanted);
            return jdbc.sql("SELECT c.content, e.* FROM (SELECT 1) AS always LEFT JOIN (" + Rows.contents(one)
                            + ") c ON true LEFT JOIN LATERAL (" + LastSeals.ENTRY + ") e ON true")
                    .params(Rows.keys(one))
                    .param(LastSeals.name(wanted))
                    .query((answer, n) -> sealed(answer, wanted))
                    .single();
        }));
    }

    private Sealed sealed(ResultSet answer, Book.Row wanted) throws SQLException {
        if (!seals.agrees(answer, LastSeals.name(wanted))) {
            return new Sealed.Disagrees();
        }
        String content = answer.getString("content");
        return content == null ? new Sealed.NoSuchRow() : new Sealed.Agrees(content);
    }
}
