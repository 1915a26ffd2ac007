package org.toroku.engine.runtime;

import java.time.Instant;
import java.time.InstantSource;

/** Where the keys of an engine's life begin. */
public enum Keys {

    /** As in a newly installed cluster. */
    FROM_THE_FIRST {
        @Override
        long first(InstantSource machine) {
            return 0;
        }
    },

    /**
     * Above all keys of earlier lives, also those of earlier processes on this machine: a thousand for each millisecond
     * since 2026, more than an engine can hand out. The 51 bits of a key suffice for seventy years.
     */
    NEVER_USED {
        @Override
        long first(InstantSource machine) {
            return Math.max(0, machine.millis() - EPOCH) * 1_000;
        }
    };

    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    abstract long first(InstantSource machine);
}
