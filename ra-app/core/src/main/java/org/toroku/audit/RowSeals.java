package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads single rows only as the book sealed them last, for what must not wait for somebody to verify the whole book. */
@Component
public class RowSeals {
    private final JdbcClient jdbc;
    private final Chain chain;
    private final TransactionTemplate transaction;
    private final JsonMapper json = JsonMapper.builder().build();

    RowSeals(JdbcClient jdbc, Chain chain, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.chain = chain;
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
        String seal = json.writeValueAsString(ProtectedTable.OFFICER + ":" + username);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(Rows.UTC).query(String.class).single();
            return jdbc.sql("""
                            SELECT pg_catalog.to_jsonb(o)::text AS content, e.* FROM officer o LEFT JOIN LATERAL (
                                SELECT * FROM audit_entry
                                WHERE action = 'officer-saved' AND position(:seal IN seals) > 0
                                ORDER BY seq DESC LIMIT 1) e ON true
                            WHERE o.username = :username
                            """)
                    .param("seal", seal)
                    .param("username", username)
                    .<Sealed>query((row, n) -> {
                        String content = row.getString("content");
                        return agrees(row, ProtectedTable.OFFICER + ":" + username, content)
                                ? new Sealed.Agrees(content)
                                : new Sealed.Disagrees();
                    })
                    .optional()
                    .orElseGet(Sealed.NoSuchRow::new);
        }));
    }

    private boolean agrees(ResultSet row, String key, String content) throws SQLException {
        return row.getString("action") != null
                && chain.vouchesFor(row)
                && Rows.hash(content)
                        .equals(json.readValue(row.getString("seals"), new TypeReference<Map<String, String>>() {})
                                .get(key));
    }
}
