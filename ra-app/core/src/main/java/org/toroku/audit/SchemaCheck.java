package org.toroku.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.audit.BookVerifier.Finding;

/**
 * Whether the tables that are read are tables. A view, a rule, a policy or a trigger can show one reader something else
 * than the next, or change a row on its way in and put it back on its way out; a seal says nothing of that. A type of
 * somebody's own is rendered by its cast to json, which may say anything. The migrations make plain tables, foreign keys
 * and nothing else, so everything else was planted.
 */
final class SchemaCheck {
    private static final List<String> OWN = List.of("audit_head", "audit_entry", "audit_signed_head");

    private static final String FINDINGS = """
            WITH ours AS (
                SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity
                FROM pg_catalog.pg_class c
                WHERE c.relnamespace = pg_catalog.current_schema()::text::regnamespace
            )
            SELECT 'relation ' || relname AS place, 'not-a-plain-table' AS what
                FROM ours WHERE relkind NOT IN ('r', 'S', 'i', 't')
            UNION ALL SELECT 'table ' || relname, 'row-level-security-planted'
                FROM ours WHERE relrowsecurity OR relforcerowsecurity
            UNION ALL SELECT 'table ' || o.relname, 'rule-planted'
                FROM ours o JOIN pg_catalog.pg_rewrite r ON r.ev_class = o.oid WHERE o.relkind = 'r'
            UNION ALL SELECT 'table ' || o.relname, 'trigger-planted'
                FROM ours o JOIN pg_catalog.pg_trigger t ON t.tgrelid = o.oid
                JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
                WHERE t.tgconstraint = 0 OR f.pronamespace <> 'pg_catalog'::regnamespace
                    OR f.proname NOT LIKE 'RI\\_FKey\\_%'
            UNION ALL SELECT 'table ' || o.relname, 'column-computed'
                FROM ours o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid
                WHERE o.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> ''
            UNION ALL SELECT 'table ' || o.relname, 'column-type-planted'
                FROM ours o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid
                JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                WHERE o.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                    AND t.typnamespace <> 'pg_catalog'::regnamespace
            UNION ALL SELECT 'table ' || o.relname, 'table-inherited'
                FROM ours o JOIN pg_catalog.pg_inherits i ON i.inhparent = o.oid WHERE o.relkind = 'r'
            UNION ALL SELECT 'function ' || f.proname, 'function-planted'
                FROM pg_catalog.pg_proc f
                WHERE f.pronamespace = pg_catalog.current_schema()::text::regnamespace
            UNION ALL SELECT 'operator ' || p.oprname, 'operator-planted'
                FROM pg_catalog.pg_operator p
                WHERE p.oprnamespace = pg_catalog.current_schema()::text::regnamespace
            UNION ALL SELECT 'table ' || wanted, 'not-in-the-schema'
                FROM unnest(?::text[]) AS wanted
                WHERE NOT EXISTS (SELECT 1 FROM ours o WHERE o.oid = to_regclass(wanted))
            ORDER BY place, what
            """;

    private final JdbcClient jdbc;

    SchemaCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Stream<String> tables() {
        return Stream.concat(
                OWN.stream(), Arrays.stream(ProtectedTable.values()).map(ProtectedTable::table));
    }

    /**
     * Keeps the tables from being exchanged until the transaction ends. It is no query, so that the transaction's one
     * picture of the data is taken after it (PostgreSQL, LOCK).
     */
    void hold() {
        jdbc.sql("LOCK TABLE " + String.join(", ", tables().toList()) + " IN ACCESS SHARE MODE")
                .update();
    }

    List<Finding> findings() {
        return new ArrayList<>(jdbc.sql(FINDINGS)
                .param(tables().toArray(String[]::new))
                .query((rs, n) -> new Finding(rs.getString("place"), rs.getString("what")))
                .list());
    }
}
