package org.toroku.process;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.TaskIds;

/**
 * By when people should have done a task whose model gives the engine no date: an absolute date, from the moment when it first appeared.
 * Nothing happens by itself when it has passed, for a person must decide (則12①一); the inbox shows it.
 */
@Component
class TaskTerms implements AtEachLook {
    private static final Map<String, Duration> USUAL = Map.ofEntries(
            entry(TaskIds.EXAMINE_APPLICATION, Duration.ofDays(3)),
            entry(TaskIds.DECIDE_ON_APPLICATION, Duration.ofDays(2)),
            entry(TaskIds.RETURN_DOCUMENTS, Duration.ofDays(2)),
            entry(TaskIds.EXAMINE_PAPER_APPLICATION, Duration.ofDays(5)),
            entry(TaskIds.ADVISE_ON_PAPER_APPLICATION, Duration.ofDays(2)),
            entry(TaskIds.RECHECK_PAPER_APPLICATION, Duration.ofDays(2)),
            entry(TaskIds.SEND_INQUIRY, Duration.ofDays(2)),
            entry(TaskIds.EXAMINE_INQUIRY_REPLY, Duration.ofDays(3)),
            entry(TaskIds.DECIDE_ON_PAPER_APPLICATION, Duration.ofDays(2)),
            entry(TaskIds.SEND_PICKUP_CODE, Duration.ofDays(2)),
            entry(TaskIds.SEND_IDENTIFICATION_CODE, Duration.ofDays(2)),
            // their cases name a date; without one the shortest
            entry(TaskIds.JUDGE_REVOCATION, Duration.ofHours(1)),
            entry(TaskIds.CONFIRM_REVOCATION, Duration.ofHours(1)));

    private final JdbcClient jdbc;
    private final Map<String, Duration> terms = new TreeMap<>(USUAL);
    private final ObjectProvider<TaskDate> dates;
    private boolean caughtUp;

    TaskTerms(JdbcClient jdbc, ProcessSettings settings, ObjectProvider<TaskDate> dates) {
        this.jdbc = jdbc;
        this.dates = dates;
        terms.putAll(settings.terms());
        terms.values().removeIf(Duration::isZero);
    }

    /** The date that the case itself names comes before the usual term; empty for tasks that have neither. */
    Optional<Instant> due(StepContext task, Instant appeared) {
        return dates.stream()
                .flatMap(each -> each.of(task).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(terms.get(task.elementId())).map(appeared::plus));
    }

    /** By what the model itself says, which it does for a task that an owner drew. */
    Optional<Instant> dueByModel(String elementId, long definition, Instant appeared) {
        return jdbc.sql("""
                        SELECT t.days FROM model_term t
                          JOIN model_origin o ON o.source_sha256 = t.source_sha256
                          JOIN engine_life e ON e.engine_id = o.engine_id AND e.current
                         WHERE o.process_definition_key = ? AND t.element_id = ?""")
                .params(definition, elementId)
                .query(Integer.class)
                .optional()
                .map(days -> appeared.plus(Duration.ofDays(days)));
    }

    /** What a model that is deployed says of terms. */
    void keep(ModelFile model) {
        AdditionalCheck.in(model)
                .forEach(check -> check.termDays()
                        .ifPresent(days -> jdbc.sql("INSERT INTO model_term (source_sha256, element_id, days)"
                                        + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                                .params(model.sha256(), check.id(), days)
                                .update()));
    }

    /** Once after the start: open tasks from before there were terms. */
    @Override
    public boolean look() {
        if (!caughtUp) {
            terms.forEach(
                    (element, term) -> jdbc.sql("UPDATE inbox_task SET due_at = created_at + make_interval(secs => ?)"
                                    + " WHERE state IN ('CREATING', 'OPEN') AND due_at IS NULL AND element_id = ?")
                            .params((double) term.toSeconds(), element)
                            .update());
            caughtUp = true;
        }
        return false;
    }
}
