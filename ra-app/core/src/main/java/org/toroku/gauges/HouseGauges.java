package org.toroku.gauges;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what waits and what is late, as one picture of the database. */
@Component
public class HouseGauges {
    /** A picture that takes longer helps nobody, and whoever works waits for it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate picture;

    HouseGauges(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.picture = new TransactionTemplate(transactions);
        picture.setReadOnly(true);
        picture.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        picture.setTimeout((int) LONGEST.toSeconds());
    }

    /**
     * @param of a state, a group of officers or a channel: one of few words of the software, never of a person; empty where
     *     there is one value
     * @param value a number, or seconds
     */
    public record Value(Gauge gauge, String of, double value) {}

    /** @throws org.springframework.dao.DataAccessException where the database does not answer in time */
    public List<Value> take() {
        return Objects.requireNonNull(picture.execute(_ -> all(clock.instant())));
    }

    private List<Value> all(Instant now) {
        List<Value> values = new ArrayList<>();
        values.addAll(counted(Gauge.CASES, "SELECT state, count(*) FROM application_state GROUP BY state"));
        tasks(values, now);
        commands(values, now);
        values.add(one(Gauge.STEPS_HALTED, """
                        SELECT count(*) FROM halted_step h
                         WHERE h.resumed_at IS NULL
                           AND EXISTS (SELECT 1 FROM case_run r WHERE r.run_id = h.run_id AND r.current
                                          AND r.ended_at IS NULL)"""));
        values.addAll(counted(
                Gauge.MAILS_QUEUED,
                "SELECT channel, count(*) FROM outgoing_mail WHERE state = 'QUEUED' GROUP BY channel"));
        values.add(one(Gauge.REVOCATIONS_OPEN, "SELECT count(*) FROM revocation_request WHERE outcome IS NULL"));
        values.add(late(now));
        values.add(one(
                Gauge.REVOCATIONS_UNPUBLISHED,
                "SELECT count(*) FROM revocation_request WHERE outcome = 'REVOKED' AND published_at IS NULL"));
        values.add(one(Gauge.BOOK_ENTRIES, "SELECT coalesce(max(seq), 0) FROM audit_entry"));
        values.add(one(
                Gauge.BOOK_UNSIGNED,
                "SELECT coalesce((SELECT max(seq) FROM audit_entry), 0)"
                        + " - coalesce((SELECT max(seq) FROM audit_signed_head), 0)"));
        return List.copyOf(values);
    }

    private void tasks(List<Value> values, Instant now) {
        jdbc.sql("""
                        SELECT candidate_group, count(*) AS open, min(created_at) AS oldest,
                               count(*) FILTER (WHERE due_at < :now) AS overdue
                          FROM inbox_task WHERE state = 'OPEN' AND current_run GROUP BY candidate_group""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    String group = row.getString("candidate_group");
                    return List.of(
                            new Value(Gauge.TASKS_OPEN, group, row.getLong("open")),
                            new Value(Gauge.TASKS_OVERDUE, group, row.getLong("overdue")),
                            new Value(Gauge.TASKS_OLDEST, group, age(row.getTimestamp("oldest"), now)));
                })
                .list()
                .forEach(values::addAll);
    }

    private void commands(List<Value> values, Instant now) {
        values.addAll(jdbc.sql("SELECT count(*) AS waiting, min(not_before) AS oldest FROM outbox"
                        + " WHERE done_at IS NULL AND not_before <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> List.of(
                        new Value(Gauge.COMMANDS_WAITING, "", row.getLong("waiting")),
                        new Value(Gauge.COMMANDS_OLDEST, "", age(row.getTimestamp("oldest"), now))))
                .single());
    }

    private Value late(Instant now) {
        return new Value(
                Gauge.REVOCATIONS_OVERDUE,
                "",
                jdbc.sql("SELECT count(*) FROM revocation_request WHERE outcome IS NULL AND due_at < :now")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
    }

    private static double age(@Nullable Timestamp since, Instant now) {
        return Optional.ofNullable(since)
                .map(at -> Duration.between(at.toInstant(), now).toMillis() / 1000.0)
                .map(seconds -> Math.max(seconds, 0))
                .orElse(0.0);
    }

    private List<Value> counted(Gauge gauge, String sql) {
        RowMapper<Value> value = (row, n) -> new Value(gauge, row.getString(1), row.getLong(2));
        return jdbc.sql(sql).query(value).list();
    }

    private Value one(Gauge gauge, String sql) {
        return new Value(gauge, "", jdbc.sql(sql).query(Long.class).single());
    }
}
