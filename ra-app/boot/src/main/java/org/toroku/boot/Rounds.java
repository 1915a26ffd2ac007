package org.toroku.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is done again and again on a thread of its own, since it takes as long as it takes. */
final class Rounds {
    private final Duration pause;
    private final Duration end;
    private final ScheduledExecutorService thread;
    private volatile boolean running;

    /**
     * @param pause between two rounds
     * @param end how long the end waits for the round under way
     */
    Rounds(String name, Duration pause, Duration end) {
        this.pause = pause;
        this.end = end;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** @param round throws nothing: that would end the rounds */
    void start(Runnable round) {
        running = true;
        var _ = thread.scheduleWithFixedDelay(round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        running = false;
        thread.shutdown();
        try {
            if (thread.awaitTermination(end.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // nothing is lost: what was done stays, the next start begins anew
        thread.shutdownNow();
    }

    boolean running() {
        return running;
    }
}
