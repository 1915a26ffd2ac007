package org.toroku.process;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a waiting thread; any number of rings before it waits wake it once. */
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Waits for a ring, {@code longest} at most. */
    void await(Duration longest) throws InterruptedException {
        if (rung.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
