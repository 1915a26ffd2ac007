package org.toroku.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is so, at most for a while. */
final class Waiting {
    private Waiting() {}

    static <T> T until(Duration patience, Supplier<T> look, Predicate<T> reached) {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!reached.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + patience + " it still is " + seen);
            }
            LockSupport.parkNanos(50_000_000L);
            seen = look.get();
        }
        return seen;
    }
}
