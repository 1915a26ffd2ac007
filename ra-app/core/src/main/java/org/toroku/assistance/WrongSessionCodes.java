package org.toroku.assistance;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many codes of sessions were wrong within an hour, by network. Every method joins the caller's transaction. */
@Component
class WrongSessionCodes {
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AssistanceSettings settings;

    WrongSessionCodes(JdbcClient jdbc, AssistanceSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Whether no code of this network is looked at now; guesses sent at once are counted one after the other. */
    boolean tooMany(String network, Instant now) {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("wrong-session-code " + network)
                .query(Integer.class)
                .single();
        return jdbc.sql("SELECT count(*) FROM wrong_session_code WHERE network = ? AND at > ?")
                        .params(network, since(now))
                        .query(Integer.class)
                        .single()
                >= settings.wrongCodesPerNetworkPerHour();
    }

    void add(String network, Instant now) {
        jdbc.sql("DELETE FROM wrong_session_code WHERE at <= ?")
                .param(since(now))
                .update();
        jdbc.sql("INSERT INTO wrong_session_code (network, at) VALUES (?, ?)")
                .params(network, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OffsetDateTime since(Instant now) {
        return now.minus(WINDOW).atOffset(ZoneOffset.UTC);
    }
}
