package org.toroku.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.apart.DoorAlarm;

/**
 * Tells operators what came through the door for the CA and should not have; each kind once a minute at the most, and then how often
 * it was meanwhile. Nothing else is logged of it: whoever is there could fill the disk. Thread-safe.
 */
final class ChannelAlarms implements DoorAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelAlarms.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();

    /** @param untold how often it was since {@code at} */
    private record Told(Instant at, long untold) {
        boolean holds(Instant now) {
            return !now.isBefore(at) && !at.plus(AGAIN).isBefore(now);
        }
    }

    ChannelAlarms(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void tell(String reason, String detail) {
        due(reason)
                .ifPresent(untold -> LOG.atError()
                        .addKeyValue("alarm", "ca-channel-refused")
                        .addKeyValue("reason", reason)
                        .addKeyValue("detail", detail)
                        .addKeyValue("untold", untold)
                        .log("Something at the door for the CA does not count, or needs an operator"));
    }

    /** How often it was not told; empty where it is not told now. */
    private synchronized Optional<Long> due(String reason) {
        Instant now = clock.instant();
        Told last = told.get(reason);
        if (last != null && last.holds(now)) {
            told.put(reason, new Told(last.at(), last.untold() + 1));
            return Optional.empty();
        }
        told.put(reason, new Told(now, 0));
        return Optional.of(last == null ? 0L : last.untold());
    }
}
