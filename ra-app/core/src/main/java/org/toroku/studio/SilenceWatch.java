package org.toroku.studio;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hangs up on whoever says nothing for too long, or talks for too long: a read of a stream has no time limit of its own. */
final class SilenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final int LOOKS = 10;

    private final InputStream body;
    private final long silence;
    private final long longest;
    private final long began = System.nanoTime();
    private final AtomicLong heard = new AtomicLong(began);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("toroku-staging-watch").factory());

    SilenceWatch(InputStream body, Duration silence, Duration longest) {
        this.body = body;
        this.silence = silence.toNanos();
        this.longest = longest.toNanos();
        long pause = Math.max(1, silence.dividedBy(LOOKS).toMillis());
        var _ = watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void heard() {
        heard.set(System.nanoTime());
    }

    private void look() {
        long now = System.nanoTime();
        if (now - heard.get() > silence || now - began > longest) {
            try {
                body.close();
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("the connection to the staging service cannot be closed");
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
