package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Compares single rows with the entry of the book that sealed them last. */
final class LastSeals {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeals.class);

    private final JdbcClient jdbc;
    private final Rows rows;
    private final Chain chain;
    private final JsonMapper json = JsonMapper.builder().build();

    LastSeals(JdbcClient jdbc, Chain chain) {
        this.jdbc = jdbc;
        this.rows = new Rows(jdbc);
        this.chain = chain;
    }

    /** How a row is named in the seals of an entry. */
    static String name(Book.Row row) {
        return row.table() + ":" + row.key();
    }

    /** As it is searched for in the text of the seals. */
    String quoted(Book.Row row) {
        return json.writeValueAsString(name(row));
    }

    /** Locks the row first, so that nobody changes it between the look and the caller's own writing. */
    void hold(Book.Row row, UUID caseId) {
        jdbc.sql(Rows.UTC).query(String.class).single();
        Optional<String> content = rows.locked(row);
        if (content.isPresent() && !sealed(row, caseId, content.get())) {
            // whoever catches this answers somebody; operators are told here, once for all of them
            LOG.atError()
                    .addKeyValue("alarm", "row-altered")
                    .addKeyValue("table", row.table().table())
                    .addKeyValue("row", row.key())
                    .log("A row was altered past the book; nothing is written on it");
            throw new RowAlteredException(row);
        }
    }

    private boolean sealed(Book.Row row, UUID caseId, String content) {
        return jdbc.sql("SELECT * FROM audit_entry WHERE case_id = ? AND position(? IN seals) > 0"
                        + " ORDER BY seq DESC LIMIT 1")
                .params(caseId, quoted(row))
                .query((entry, n) -> agrees(entry, name(row), content))
                .optional()
                .orElse(false);
    }

    /** Whether an entry was written by the application and seals this content under this name. */
    boolean agrees(ResultSet entry, String name, String content) throws SQLException {
        return chain.vouchesFor(entry)
                && Rows.hash(content)
                        .equals(json.readValue(entry.getString("seals"), new TypeReference<Map<String, String>>() {})
                                .get(name));
    }
}
