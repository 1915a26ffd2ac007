package org.toroku.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Digest of a whole row as PostgreSQL renders it ({@code to_jsonb}), so that a column added later is covered without
 * anybody remembering it. The session's time zone must be UTC, which {@link #UTC} sets for the transaction.
 */
final class Rows {
    static final String ABSENT = "absent";
    static final String UTC = "SELECT set_config('TimeZone', 'UTC', true)";

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hex SHA-256 of each row now, or {@link #ABSENT}; one statement for all of them. */
    Map<Book.Row, String> digests(Collection<Book.Row> wanted) {
        List<Book.Row> all = wanted.stream().distinct().toList();
        Map<Book.Row, String> digests = new HashMap<>();
        if (all.isEmpty()) {
            return digests;
        }
        all.forEach(row -> digests.put(row, ABSENT));
        jdbc.sql(contents(all)).params(keys(all)).query(rs -> {
            digests.put(all.get(rs.getInt("i")), hash(rs.getString("content")));
        });
        return digests;
    }

    /** Selects rows that are there as (i, content), i being the place in the list; to be asked with {@link #keys}. */
    static String contents(List<Book.Row> rows) {
        List<String> selects = new ArrayList<>();
        for (Book.Row row : rows) {
            selects.add("SELECT " + selects.size() + " AS i, pg_catalog.to_jsonb(t)::text AS content FROM "
                    + row.table().table() + " t WHERE " + condition(row.table()));
        }
        return String.join(" UNION ALL ", selects);
    }

    static List<String> keys(List<Book.Row> rows) {
        return rows.stream().flatMap(row -> keyParts(row).stream()).toList();
    }

    /** What a row says now, held until the transaction ends; empty where it is not there. */
    Optional<String> locked(Book.Row row) {
        return jdbc.sql("SELECT pg_catalog.to_jsonb(t)::text FROM "
                        + row.table().table() + " t WHERE " + condition(row.table()) + " FOR UPDATE")
                .params(keyParts(row))
                .query(String.class)
                .optional();
    }

    private static List<String> keyParts(Book.Row row) {
        List<String> parts = Arrays.asList(row.key().split("\\|", -1));
        int expected = row.table().keyColumns().size();
        if (parts.size() != expected) {
            throw new IllegalArgumentException("key of " + row.table() + " has " + expected + " parts");
        }
        return parts;
    }

    /** Casting the parameter instead of the column keeps the primary key's index in use. */
    private static String condition(ProtectedTable table) {
        return table.keyColumns().stream()
                .map(column -> "t." + column + " = ?::" + type(column))
                .collect(Collectors.joining(" AND "));
    }

    private static String type(String column) {
        return switch (column) {
            case "occurrence", "attempt", "round", "step" -> "int";
            case "process_definition_key" -> "bigint";
            case "key_sha256", "username", "officer", "element_id", "person_sha256", "sha256", "item" -> "text";
            default -> "uuid";
        };
    }

    /** Streams every row of a table as (key, digest). */
    void each(ProtectedTable table, BiConsumer<String, String> sink) {
        jdbc.sql("SELECT " + key(table) + " AS k, pg_catalog.to_jsonb(t)::text AS row FROM " + table.table() + " t")
                .withFetchSize(1000)
                .query(rs -> {
                    sink.accept(rs.getString("k"), hash(rs.getString("row")));
                });
    }

    /**
     * Selects every row of a case as (part, key, content); tables without a case are left out. Each branch names the
     * case as {@code :case}.
     */
    static List<String> selectsOfCase() {
        List<String> selects = new ArrayList<>();
        for (ProtectedTable table : ProtectedTable.values()) {
            String column = caseColumn(table);
            if (!column.isEmpty()) {
                selects.add("SELECT '" + table.name() + "' AS part, " + key(table)
                        + " AS k, pg_catalog.to_jsonb(t)::text AS content, "
                        + "NULL::bigint AS seq, NULL::timestamptz AS at, NULL::text AS actor_kind, NULL::text AS actor,"
                        + " NULL::text AS action, NULL::uuid AS case_id, NULL::text AS detail, NULL::text AS seals,"
                        + " NULL::bytea AS prev_hash, NULL::bytea AS hash, NULL::bytea AS mac FROM " + table.table()
                        + " t WHERE t." + column + " = :case");
            }
        }
        return selects;
    }

    /**
     * Whether a sealed row, named as table and key, is among those of a case. Entries of a case may seal others too, as
     * when a page in it is set aside; these are compared with the whole book.
     */
    static boolean ofACase(String sealed) {
        return !caseColumn(ProtectedTable.valueOf(sealed.substring(0, sealed.indexOf(':'))))
                .isEmpty();
    }

    private static String caseColumn(ProtectedTable table) {
        return switch (table) {
            // organisations, invitations, partners, drafts, publications, plans, assisted sessions and kinds of texts
            // have
            // entries under ids of their own
            case APPLICATION,
                    ORGANISATION,
                    INVITATION,
                    PARTNER,
                    MODEL_DRAFT,
                    PUBLICATION,
                    MOVE_PLAN,
                    ASSISTED_SESSION -> "id";
            case ASSISTED_ENTRY, ASSISTED_CLOSING -> "session_id";
            case ORGANISATION_ADMIN -> "organisation_id";
            case PARTNER_CREDENTIAL -> "partner_id";
            case DRAFT_VERSION, DRAFT_COMMENT -> "draft_id";
            case RULES_WORD -> "publication_id";
            case MOVED_CASE -> "plan_id";
            case WORDING_VERSION -> "kind_id";
            case PROFILE_VERSION -> "book_id";
            case CASE_JOURNAL -> "case_id";
            case PUBLISHED_MODEL,
                    OFFICER,
                    FIRST_PASSWORD,
                    OFFICER_IDENTITY,
                    RESPONSIBLE_OFFICER,
                    AUTOMATION_SWITCH,
                    DENY_LIST,
                    SPENT_KEY,
                    SCAN_DISPOSAL,
                    TRAY_ACT,
                    MODEL_CONTENT,
                    PARTNER_CALL,
                    ABSENCE,
                    ASSIGNMENT_RULES -> "";
            default -> "application_id";
        };
    }

    private static String key(ProtectedTable table) {
        return table.keyColumns().stream()
                .map(column -> "t." + column + "::text")
                .collect(Collectors.joining(", '|', ", "pg_catalog.concat(", ")"));
    }

    static String hash(String rendered) {
        return HexFormat.of().formatHex(Chain.sha256(rendered.getBytes(StandardCharsets.UTF_8)));
    }
}
