package org.toroku.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators what came through the door for the CA and should not have; each kind once a minute at the most. */
final class ChannelAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelAlarms.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    ChannelAlarms(Clock clock) {
        this.clock = clock;
    }

    void tell(String reason) {
        Instant now = clock.instant();
        Instant last = told.compute(
                reason, (same, before) -> before == null || before.plus(AGAIN).isBefore(now) ? now : before);
        if (last.equals(now)) {
            LOG.atError()
                    .addKeyValue("alarm", "ca-channel-refused")
                    .addKeyValue("reason", reason)
                    .log("Something came through the door for the CA that does not count");
        }
    }
}
