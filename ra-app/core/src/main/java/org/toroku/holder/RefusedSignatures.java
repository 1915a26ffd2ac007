package org.toroku.holder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many signatures of a network proved nothing within an hour. A network that tries is told to stop, and no more than that: a
 * signature that proves something is never refused for others, or whoever wants to keep a certificate that is not theirs would only
 * have to sit in the same house as its holder.
 */
@Component
public class RefusedSignatures {
    public static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefusedSignatures(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * False where the limit is reached: what is beyond it costs no more than the question.
     *
     * @param network as it is kept
     * @param limit of an hour, whatever was signed
     */
    public boolean counted(String network, int limit) {
        if (isAtLimit(network, limit)) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // one at a time per network, so that those sent at once count one another
            jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                    .param("refused-signed-request " + network)
                    .query(Integer.class)
                    .single();
            if (isAtLimit(network, limit)) {
                return false;
            }
            jdbc.sql("DELETE FROM refused_signed_request WHERE at <= ?")
                    .param(since())
                    .update();
            jdbc.sql("INSERT INTO refused_signed_request (network, at) VALUES (?, ?)")
                    .params(network, now().atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        }));
    }

    private boolean isAtLimit(String network, int limit) {
        return jdbc.sql("SELECT count(*) FROM refused_signed_request WHERE network = ? AND at > ?")
                        .params(network, since())
                        .query(Integer.class)
                        .single()
                >= limit;
    }

    private OffsetDateTime since() {
        return now().minus(WINDOW).atOffset(ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
