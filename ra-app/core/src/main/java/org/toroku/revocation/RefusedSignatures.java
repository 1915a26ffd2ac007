package org.toroku.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How many signatures of a network proved nothing within an hour: each was verified, and the card's status may have been asked. */
@Component
class RefusedSignatures {
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RevocationSettings settings;
    private final Clock clock;

    RefusedSignatures(JdbcClient jdbc, TransactionTemplate transaction, RevocationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    boolean tooMany(String network) {
        return jdbc.sql("SELECT count(*) FROM refused_signed_request WHERE network = ? AND at > ?")
                        .params(network, since())
                        .query(Integer.class)
                        .single()
                >= settings.refusedSignaturesPerNetworkPerHour();
    }

    void add(String network) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM refused_signed_request WHERE at <= ?")
                    .param(since())
                    .update();
            jdbc.sql("INSERT INTO refused_signed_request (network, at) VALUES (?, ?)")
                    .params(network, now().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private OffsetDateTime since() {
        return now().minus(WINDOW).atOffset(ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
