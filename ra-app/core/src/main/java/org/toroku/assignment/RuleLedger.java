package org.toroku.assignment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleDesk.Version;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions of the rules in the database. */
@Component
class RuleLedger {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};
    private static final int MOST_VERSIONS = 20;

    private final JdbcClient jdbc;

    RuleLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text the rules as PostgreSQL renders them */
    record Stored(UUID id, int version, String text, String changedBy) {
        List<Rule> rules() {
            return JSON.readValue(text, RULES);
        }

        /** Whom the book names: the rules, and who answers for them. */
        Actor.Automaton automaton() {
            return new Actor.Automaton("assignment-rules", sha256(text), changedBy);
        }

        Book.Row sealedRow() {
            return RuleLedger.sealedRow(id);
        }
    }

    Optional<Stored> newest() {
        return jdbc.sql("SELECT id, version, rules::text AS rules, changed_by FROM assignment_rules"
                        + " ORDER BY version DESC LIMIT 1")
                .query((row, n) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getString("rules"),
                        row.getString("changed_by")))
                .optional();
    }

    List<Version> history() {
        return jdbc.sql("SELECT version, jsonb_array_length(rules) AS count, changed_by, changed_at, reason"
                        + " FROM assignment_rules ORDER BY version DESC LIMIT ?")
                .param(MOST_VERSIONS)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getInt("count"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list();
    }

    UUID insert(int version, List<Rule> rules, String reason, String by, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO assignment_rules (id, version, rules, reason, changed_by, changed_at)"
                        + " VALUES (?, ?, CAST(? AS jsonb), ?, ?, ?)")
                .params(id, version, JSON.writeValueAsString(rules), reason, by, now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    static Book.Row sealedRow(UUID id) {
        return new Book.Row(ProtectedTable.ASSIGNMENT_RULES, id.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
