package org.toroku.assistance;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many codes of sessions were wrong within an hour, by network. A network of many wrong codes is made to wait, longer with
 * each further one and never for long: a counter's devices share one, and whoever spoils it for the others must not close it.
 * Every method joins the caller's transaction.
 */
@Component
class WrongSessionCodes {
    private static final Logger LOG = LoggerFactory.getLogger(WrongSessionCodes.class);
    private static final Duration WINDOW = Duration.ofHours(1);
    /** After the last wrong code that is free; twice as long after each further one. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    /** Some sixty guesses an hour: at 40 bits nobody's way into a session that is open for ten minutes. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final AssistanceSettings settings;

    WrongSessionCodes(JdbcClient jdbc, AssistanceSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Tried(int wrong, Optional<Instant> last) {}

    /**
     * How long no code of this network is looked at; nothing of what comes meanwhile is counted. Guesses sent at once are
     * counted one after the other.
     */
    Optional<Duration> pause(String network, Instant now) {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("wrong-session-code " + network)
                .query(Integer.class)
                .single();
        Tried tried = tried(network, now);
        int beyond = tried.wrong() - settings.wrongCodesPerNetworkPerHour();
        return tried.last()
                .filter(last -> beyond >= 0)
                .map(last -> Duration.between(now, last.plus(pauseAfter(beyond))))
                .filter(Duration::isPositive);
    }

    private static Duration pauseAfter(int beyond) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Tried tried(String network, Instant now) {
        return jdbc.sql(
                        "SELECT count(*) AS wrong, max(at) AS last FROM wrong_session_code WHERE network = ? AND at > ?")
                .params(network, since(now))
                .query((row, n) -> new Tried(
                        row.getInt("wrong"),
                        Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    void add(String network, Instant now) {
        jdbc.sql("DELETE FROM wrong_session_code WHERE at <= ?")
                .param(since(now))
                .update();
        jdbc.sql("INSERT INTO wrong_session_code (network, at) VALUES (?, ?)")
                .params(network, now.atOffset(ZoneOffset.UTC))
                .update();
        if (tried(network, now).wrong() == settings.wrongCodesPerNetworkPerHour()) {
            LOG.atWarn()
                    .addKeyValue("alarm", "session-codes-guessed")
                    .log("Wrong codes of sessions keep coming from one network; it has to wait between them");
        }
    }

    private static OffsetDateTime since(Instant now) {
        return now.minus(WINDOW).atOffset(ZoneOffset.UTC);
    }
}
