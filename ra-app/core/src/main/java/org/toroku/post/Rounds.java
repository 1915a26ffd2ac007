package org.toroku.post;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after something again and again on a thread of its own. What fails, such as a database that is away, is tried next time. */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Look look;
    private volatile @Nullable Thread thread;

    /** One look at everything that is due. */
    public interface Look {
        void once() throws InterruptedException;
    }

    /** @param name of the thread, and in the log */
    public Rounds(String name, Duration pause, Look look) {
        this.name = name;
        this.pause = pause;
        this.look = look;
    }

    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }
    }

    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    public boolean running() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(pause);
                quietly();
            }
        } catch (InterruptedException _) {
            LOG.debug("{} stops", name);
        }
    }

    private void quietly() throws InterruptedException {
        try {
            look.once();
        } catch (RuntimeException e) {
            // its message may quote what an applicant wrote
            LOG.atWarn()
                    .addKeyValue("rounds", name)
                    .addKeyValue("fault", e.getClass().getName())
                    .log("What is due could not be looked after");
        }
    }
}
