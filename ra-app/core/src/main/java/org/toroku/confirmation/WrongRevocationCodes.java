package org.toroku.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many revocation codes were wrong within an hour. A network that guesses is told to stop, and costs no more than that. The
 * right code is never refused for it, neither of a case nor from a network: whoever wants to keep a certificate that is not
 * theirs would only have to guess. Every method joins the caller's transaction.
 */
@Component
class WrongRevocationCodes {
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ConfirmationSettings settings;

    WrongRevocationCodes(JdbcClient jdbc, ConfirmationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Whether no more wrong codes of this network are counted now. Who is below the limit waits for others of the network
     * until their transactions end; who is not waits for nobody.
     */
    boolean tooMany(String network, Instant now) {
        if (isAtLimit(network, now)) {
            return true;
        }
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("wrong-revocation-code " + network)
                .query(Integer.class)
                .single();
        return isAtLimit(network, now);
    }

    private boolean isAtLimit(String network, Instant now) {
        return jdbc.sql("SELECT count(*) FROM wrong_revocation_code WHERE network = ? AND at > ?")
                        .params(network, since(now))
                        .query(Integer.class)
                        .single()
                >= settings.wrongCodesPerNetworkPerHour();
    }

    /** Counts one more; true where it is the one that raises the alarm for its case. */
    boolean add(Optional<UUID> caseId, String network, Instant now) {
        jdbc.sql("DELETE FROM wrong_revocation_code WHERE at <= ?")
                .param(since(now))
                .update();
        jdbc.sql("INSERT INTO wrong_revocation_code (application_id, network, at) VALUES (?, ?, ?)")
                .param(caseId.orElse(null))
                .params(network, now.atOffset(ZoneOffset.UTC))
                .update();
        return caseId.map(this::ofCase).orElse(0) == settings.wrongCodesPerCaseAlarm();
    }

    private int ofCase(UUID caseId) {
        return jdbc.sql("SELECT count(*) FROM wrong_revocation_code WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime since(Instant now) {
        return now.minus(WINDOW).atOffset(ZoneOffset.UTC);
    }
}
