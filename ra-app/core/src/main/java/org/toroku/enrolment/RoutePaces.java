package org.toroku.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long the routes take, counted from what is recorded of every application: from the first {@code RECEIVED} (signed,
 * or documents arrived) to {@code ISSUED} or {@code REJECTED}. The time in which an applicant was waited for is part of it;
 * what was withdrawn, cancelled or lapsed had no result and is not. Too few cases say nothing, so no figure is about
 * somebody.
 */
@Component
public class RoutePaces {
    private static final String COUNTED = """
            WITH result AS (
                SELECT a.route,
                       min((m.reached ->> 'at')::timestamptz) FILTER (WHERE m.reached ->> 'state' = 'RECEIVED') AS begun,
                       min((m.reached ->> 'at')::timestamptz)
                           FILTER (WHERE m.reached ->> 'state' IN ('ISSUED', 'REJECTED')) AS told
                  FROM application_state s JOIN application a ON a.id = s.application_id
                 CROSS JOIN LATERAL jsonb_array_elements(s.milestones) AS m(reached)
                 WHERE s.since >= :from
                   AND s.state IN ('ISSUED', 'REJECTED', 'DELIVERED', 'REVOKED', 'REVOKED_UNRECEIVED')
                 GROUP BY s.application_id, a.route)
            SELECT route, count(*) AS cases,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM told - begun)) AS median,
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM told - begun)) AS ninetieth
              FROM result WHERE told >= :from AND begun <= told
             GROUP BY route HAVING count(*) >= :least""";

    private static final Logger LOG = LoggerFactory.getLogger(RoutePaces.class);

    private final JdbcClient jdbc;
    private final PaceSettings settings;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted counted = new Counted(Instant.EPOCH, Instant.EPOCH, Map.of());

    RoutePaces(JdbcClient jdbc, PaceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    private record Counted(Instant at, Instant until, Map<String, Pace> paces) {
        boolean holds(Instant now) {
            return !now.isBefore(at) && now.isBefore(until);
        }
    }

    /** @param route as {@link Routes} names it */
    public Pace of(String route) {
        Pace unknown = new Pace.Unknown(settings.minCases(), settings.days());
        return fresh().paces().getOrDefault(route, unknown);
    }

    /** Everybody may ask, so the database is asked now and then only. */
    private Counted fresh() {
        Instant now = clock.instant();
        Counted known = counted;
        return known.holds(now) ? known : recount(now);
    }

    /** One asks, the others read what was known; what cannot be counted now is not asked for again at once. */
    private Counted recount(Instant now) {
        if (!counting.tryLock()) {
            return counted;
        }
        try {
            if (!counted.holds(now)) {
                counted = new Counted(now, now.plus(settings.keptFor()), counted.paces());
                counted = new Counted(now, now.plus(settings.keptFor()), count(now));
            }
            return counted;
        } catch (DataAccessException e) {
            LOG.atWarn()
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("How long applications take cannot be counted now; the last figures stay");
            return counted;
        } finally {
            counting.unlock();
        }
    }

    private Map<String, Pace> count(Instant now) {
        return jdbc
                .sql(COUNTED)
                .param("from", ApplicationLedger.at(now.minus(Duration.ofDays(settings.days()))))
                .param("least", settings.minCases())
                .query(this::known)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map.Entry<String, Pace> known(ResultSet row, int number) throws SQLException {
        return Map.entry(
                row.getString("route"),
                new Pace.Known(
                        span(row.getDouble("median")),
                        span(row.getDouble("ninetieth")),
                        row.getInt("cases"),
                        settings.days()));
    }

    private static Duration span(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
