package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.CaseRecordings.RecordedCase;
import tools.jackson.core.JacksonException;

/** Reads open cases in one picture of the data, and has one begin anew. */
@Component
class StoredOpenCases implements OpenCases {
    private static final Logger LOG = LoggerFactory.getLogger(StoredOpenCases.class);

    /** Reason of a run that was given up for other models. */
    static final String MOVED = "moved";

    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final String OPEN = """
            SELECT c.case_id, c.process_id, c.opened_at, coalesce(a.case_number, '') AS case_number,
                   r.run_id, r.publication_id,
                   (SELECT count(*) FROM case_journal j WHERE j.case_id = c.case_id) AS outcomes,
                   (SELECT string_agg(t.element_id, ' ' ORDER BY t.element_id) FROM inbox_task t
                     WHERE t.case_id = c.case_id AND t.run_id = r.run_id
                       AND t.state IN ('CREATING', 'OPEN', 'COMPLETING')) AS tasks,
                   CASE WHEN EXISTS (SELECT 1 FROM halted_step h WHERE h.case_id = c.case_id
                                        AND h.resumed_at IS NULL AND %s) THEN 'halted'
                        WHEN EXISTS (SELECT 1 FROM case_run l WHERE l.case_id = c.case_id
                                        AND l.end_reason = 'led-astray' AND l.ended_at > :lately) THEN 'led-astray'
                   END AS stop
              FROM conducted_case c JOIN case_run r ON r.case_id = c.case_id AND r.current
              LEFT JOIN application a ON a.id = coalesce(c.subject_id, c.case_id)
             WHERE c.ended_at IS NULL AND r.process_instance_key IS NOT NULL""".formatted(HaltedLedger.STANDS_STILL);

    private static final String OTHERWISE = " AND r.publication_id IS DISTINCT FROM :publication";

    private final JdbcClient jdbc;
    private final StoredCaseRecordings recordings;
    private final CaseRuns runs;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate picture;

    StoredOpenCases(
            JdbcClient jdbc,
            StoredCaseRecordings recordings,
            CaseRuns runs,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.recordings = recordings;
        this.runs = runs;
        this.outbox = outbox;
        this.clock = clock;
        this.picture = new TransactionTemplate(transactions);
        picture.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        picture.setReadOnly(true);
        picture.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Others others(UUID publication, int most) {
        return inOnePicture(() -> {
            List<OpenCase> cases = new ArrayList<>();
            int lines = 0;
            // those with a certificate stay anyway, and must not crowd out who can move
            for (Found each : jdbc.sql(OPEN + OTHERWISE
                            + " ORDER BY EXISTS (SELECT 1 FROM issued_certificate i WHERE i.application_id = c.case_id),"
                            + " c.opened_at, c.case_id LIMIT :most")
                    .param("lately", lately())
                    .param("publication", publication)
                    .param("most", most)
                    .query(StoredOpenCases::found)
                    .list()) {
                if (lines + each.outcomes <= StoredCaseRecordings.MOST_LINES) {
                    lines += each.outcomes;
                    cases.add(read(each));
                }
            }
            return new Others(open(), others(publication), cases);
        });
    }

    @Override
    public Optional<OpenCase> find(UUID caseId) {
        return inOnePicture(() -> jdbc.sql(OPEN + " AND c.case_id = :case")
                .param("lately", lately())
                .param("case", caseId)
                .query(StoredOpenCases::found)
                .optional()
                .map(this::read));
    }

    @Override
    public boolean isOpen(UUID caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM conducted_case WHERE case_id = ? AND ended_at IS NULL)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    /** Tasks first: whoever completes one holds it before the case. */
    @Override
    public boolean beginAnew(OpenCase asSeen) {
        UUID caseId = asSeen.caseId();
        jdbc.sql("SELECT 1 FROM inbox_task WHERE case_id = ? ORDER BY task_key FOR UPDATE")
                .param(caseId)
                .query((row, n) -> 0)
                .list();
        // the run before the count: it waits for a step that is just committing, whose outcome is counted then
        if (runs.lockOpen(caseId).isEmpty()
                || isHalted(caseId)
                || runs.abandonRun(asSeen.runId(), MOVED) == 0
                || outcomes(caseId) != asSeen.outcomes()) {
            return false;
        }
        // who decides from now on decides on what the new run asks; where it asks for the same, the claim is still
        // there
        jdbc.sql("UPDATE inbox_task SET state = 'CANCELED'"
                        + " WHERE run_id = ? AND state IN ('CREATING', 'OPEN', 'COMPLETING')")
                .param(asSeen.runId())
                .update();
        outbox.start(caseId);
        return true;
    }

    private boolean isHalted(UUID caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM halted_step h WHERE h.case_id = ? AND h.resumed_at IS NULL AND"
                        + HaltedLedger.STANDS_STILL + ")")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    private int outcomes(UUID caseId) {
        return jdbc.sql("SELECT count(*) FROM case_journal WHERE case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private int open() {
        return jdbc.sql("SELECT count(*) FROM conducted_case WHERE ended_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private int others(UUID publication) {
        return jdbc.sql("SELECT count(*) FROM conducted_case c JOIN case_run r ON r.case_id = c.case_id AND r.current"
                        + " WHERE c.ended_at IS NULL AND r.process_instance_key IS NOT NULL" + OTHERWISE)
                .param("publication", publication)
                .query(Integer.class)
                .single();
    }

    private java.time.OffsetDateTime lately() {
        return utc(clock.instant().minus(LATELY));
    }

    private record Found(
            UUID caseId,
            String caseNumber,
            String process,
            Instant began,
            UUID runId,
            Optional<UUID> publication,
            int outcomes,
            List<String> tasks,
            Optional<String> stop) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("process_id"),
                Timestamps.read(row, "opened_at"),
                row.getObject("run_id", UUID.class),
                Optional.ofNullable(row.getObject("publication_id", UUID.class)),
                row.getInt("outcomes"),
                Optional.ofNullable(row.getString("tasks"))
                        .map(tasks -> List.of(tasks.split(" ", -1)))
                        .orElse(List.of()),
                Optional.ofNullable(row.getString("stop")));
    }

    /** A journal that cannot be read holds its own case, and no other. */
    private OpenCase read(Found found) {
        RecordedCase recorded;
        Optional<String> stop = found.stop();
        try {
            recorded = recordings.of(found.caseId(), found.caseNumber(), found.process(), found.began());
        } catch (IllegalArgumentException | JacksonException unreadable) {
            // what it says may be anything, also of a person
            LOG.atError()
                    .addKeyValue("alarm", "journal-unreadable")
                    .addKeyValue("case", found.caseId())
                    .addKeyValue("fault", Fault.describe(unreadable))
                    .log("The journal of an open case cannot be read");
            recorded = recordings.without(found.caseNumber(), found.process(), found.began());
            stop = stop.or(() -> Optional.of("unreadable"));
        }
        return new OpenCase(
                found.caseId(), found.runId(), found.publication(), found.outcomes(), found.tasks(), stop, recorded);
    }

    private <T> T inOnePicture(Supplier<T> look) {
        return Objects.requireNonNull(picture.execute(status -> look.get()));
    }
}
