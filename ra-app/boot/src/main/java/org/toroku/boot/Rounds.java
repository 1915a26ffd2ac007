package org.toroku.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Work that is done again and again on a thread of its own, since it takes as long as it takes. */
final class Rounds {
    private final Duration pause;
    private final Duration end;
    private final String name;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean running;

    /**
     * @param pause between two rounds
     * @param end how long the end waits for the round under way
     */
    Rounds(String name, Duration pause, Duration end) {
        this.pause = pause;
        this.end = end;
        this.name = name;
    }

    /** @param round throws nothing: that would end the rounds */
    synchronized void start(Runnable round) {
        // a new one each time: what was shut down takes no work any more
        ScheduledExecutorService begun = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        thread = begun;
        running = true;
        var _ = begun.scheduleWithFixedDelay(round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void stop() {
        running = false;
        ScheduledExecutorService ending = thread;
        if (ending == null) {
            return;
        }
        thread = null;
        ending.shutdown();
        try {
            if (ending.awaitTermination(end.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // nothing is lost: what was done stays, the next start begins anew
        ending.shutdownNow();
    }

    boolean running() {
        return running;
    }
}
