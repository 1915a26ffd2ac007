package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to the engine, committed together with what they follow from and delivered afterwards. */
@Component
class Outbox {
    /** Error code of a start whose model the engine does not have. */
    static final String NO_MODEL = "no-model";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Bells bells;

    Outbox(JdbcClient jdbc, Clock clock, Bells bells) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bells = bells;
    }

    enum Kind {
        START,
        MESSAGE,
        COMPLETE_TASK,
        RESUME,
        CANCEL
    }

    /** @param attempts how often it was taken for delivery, this time included */
    record Order(UUID id, UUID caseId, Kind kind, Outcome payload, int attempts) {
        /** The task, step or message that a COMPLETE_TASK, RESUME or MESSAGE is about. */
        StepContext step() {
            return new StepContext(
                    caseId, String.valueOf(payload.variables().get("element")), Math.toIntExact(number("occurrence")));
        }

        /** Tells a repeated message from the first one, empty for that. */
        String suffix() {
            Object again = payload.variables().get("again");
            return again == null ? "" : ":" + again;
        }

        long number(String name) {
            return Long.parseLong(String.valueOf(payload.variables().get(name)));
        }
    }

    void start(UUID caseId) {
        enqueue(caseId, Kind.START, Map.of(), Duration.ZERO);
    }

    void message(StepContext message) {
        enqueue(message.caseId(), Kind.MESSAGE, address(message), Duration.ZERO);
    }

    /** Repeats a message under a new id, since {@code because} made an instance end that may have taken it. */
    void messageAgain(StepContext message, UUID because) {
        Map<String, Object> payload = new HashMap<>(address(message));
        payload.put("again", because.toString());
        enqueue(message.caseId(), Kind.MESSAGE, payload, Duration.ZERO);
    }

    /** @param after for a task whose creation the engine has not finished yet */
    void completeTask(StepContext task, Duration after) {
        enqueue(task.caseId(), Kind.COMPLETE_TASK, address(task), after);
    }

    void resume(StepContext step) {
        enqueue(step.caseId(), Kind.RESUME, address(step), Duration.ZERO);
    }

    void cancel(UUID caseId, long processInstanceKey) {
        enqueue(caseId, Kind.CANCEL, Map.of("processInstanceKey", processInstanceKey), Duration.ZERO);
    }

    /** Takes up to {@code most} due orders; a node that dies with them loses them to others after {@code lease}. */
    List<Order> take(int most, Duration lease) {
        return jdbc.sql("""
                        UPDATE outbox SET attempts = attempts + 1, not_before = ?
                         WHERE id IN (SELECT id FROM outbox WHERE done_at IS NULL AND not_before <= ?
                                       ORDER BY not_before, seq LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING id, case_id, kind, payload, attempts""")
                .params(utc(clock.instant().plus(lease)), utc(clock.instant()), most)
                .query(Outbox::order)
                .list();
    }

    void done(UUID id) {
        jdbc.sql("UPDATE outbox SET done_at = ? WHERE id = ?")
                .params(utc(clock.instant()), id)
                .update();
    }

    void later(UUID id, Duration after, String errorCode) {
        jdbc.sql("UPDATE outbox SET not_before = ?, last_error_code = ? WHERE id = ? AND done_at IS NULL")
                .params(utc(clock.instant().plus(after)), errorCode, id)
                .update();
    }

    /** Whether a case cannot start because the engine lacks its model. */
    boolean lacksModel() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM outbox WHERE done_at IS NULL AND last_error_code = ?)")
                .param(NO_MODEL)
                .query(Boolean.class)
                .single();
    }

    int purgeDone(Duration olderThan) {
        return jdbc.sql("DELETE FROM outbox WHERE done_at < ?")
                .param(utc(clock.instant().minus(olderThan)))
                .update();
    }

    private void enqueue(UUID caseId, Kind kind, Map<String, Object> payload, Duration after) {
        jdbc.sql("""
                        INSERT INTO outbox (id, case_id, kind, payload, not_before)
                        VALUES (?, ?, ?, CAST(? AS jsonb), ?)
                        ON CONFLICT (case_id) WHERE kind = 'START' AND done_at IS NULL DO NOTHING""")
                .params(
                        UUID.randomUUID(),
                        caseId,
                        kind.name(),
                        new Outcome(payload).json(),
                        utc(clock.instant().plus(after)))
                .update();
        AfterCommit.run(bells.outbox()::ring);
    }

    private static Map<String, Object> address(StepContext step) {
        return Map.of("element", step.elementId(), "occurrence", step.occurrence());
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                Outcome.ofJson(row.getString("payload")),
                row.getInt("attempts"));
    }
}
