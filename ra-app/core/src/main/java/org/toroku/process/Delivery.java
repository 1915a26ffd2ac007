package org.toroku.process;

import java.time.Duration;

/** What became of an order to the engine. */
sealed interface Delivery {
    record Delivered() implements Delivery {}

    /** Nothing to do any more, e.g. the run it was meant for is stale. */
    record Moot() implements Delivery {}

    /** To be sent again; {@code engineAway} slows the whole outbox down, not only this order. */
    record Later(String errorCode, boolean engineAway) implements Delivery {
        static Later because(EngineFault fault) {
            return new Later(fault.code(), fault instanceof EngineFault.Away);
        }

        Duration pause(int attempts, Duration longest) {
            Duration doubled = Duration.ofMillis(50L << Math.min(attempts, 12));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }
}
