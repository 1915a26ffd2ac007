package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Compares single rows with the entry of the book that sealed them last. */
final class LastSeals {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeals.class);

    /**
     * The newest entry that seals the row of this name. The sum keeps PostgreSQL from looking through the entries from
     * the newest backwards, which for a row that no entry seals is the whole book.
     */
    static final String ENTRY = entry("?");

    private final JdbcClient jdbc;
    private final Rows rows;
    private final Chain chain;
    private final JsonMapper json = JsonMapper.builder().build();

    LastSeals(JdbcClient jdbc, Chain chain) {
        this.jdbc = jdbc;
        this.rows = new Rows(jdbc);
        this.chain = chain;
    }

    /** @param name SQL that says the row's name */
    static String entry(String name) {
        return "SELECT * FROM audit_entry"
                + " WHERE pg_catalog.jsonb_path_query_array(seals::jsonb, '$.keyvalue().key')"
                + " OPERATOR(pg_catalog.@>) pg_catalog.jsonb_build_array(" + name
                + "::text) ORDER BY seq OPERATOR(pg_catalog.+) 0 DESC LIMIT 1";
    }

    /** How a row is named in the seals of an entry. */
    static String name(Book.Row row) {
        return row.table() + ":" + row.key();
    }

    /** Locks the row first, so that nobody changes it between the look and the caller's own writing. */
    void hold(Book.Row row) {
        jdbc.sql(Rows.UTC).query(String.class).single();
        Optional<String> content = rows.locked(row);
        if (content.isPresent() && !sealed(row, content.get())) {
            throw altered(row);
        }
    }

    /** Whoever catches what is thrown then answers somebody; operators are told here, once for all of them. */
    static RowAlteredException altered(Book.Row row) {
        LOG.atError()
                .addKeyValue("alarm", "row-altered")
                .addKeyValue("table", row.table().table())
                .addKeyValue("row", row.key())
                .log("A row was altered past the book; nothing is written on it");
        return new RowAlteredException(row);
    }

    private boolean sealed(Book.Row row, String content) {
        return jdbc.sql(ENTRY)
                .param(name(row))
                .query((entry, n) -> agrees(entry, name(row), content))
                .optional()
                .orElse(false);
    }

    /** Whether an entry was written by the application and seals this content under this name. */
    boolean agrees(ResultSet entry, String name, String content) throws SQLException {
        return sealsAs(entry, name, Rows.hash(content));
    }

    /**
     * Whether a row, as column {@code content} of an answer, is what the entry in the same line sealed: also where there is
     * neither row nor entry, and where the entry says that there is no row.
     */
    boolean agrees(ResultSet rowAndEntry, String name) throws SQLException {
        String content = rowAndEntry.getString("content");
        if (rowAndEntry.getBytes("hash") == null) {
            return content == null;
        }
        return sealsAs(rowAndEntry, name, content == null ? Rows.ABSENT : Rows.hash(content));
    }

    private boolean sealsAs(ResultSet entry, String name, String digest) throws SQLException {
        return chain.vouchesFor(entry)
                && digest.equals(json.readValue(entry.getString("seals"), new TypeReference<Map<String, String>>() {})
                        .get(name));
    }
}
