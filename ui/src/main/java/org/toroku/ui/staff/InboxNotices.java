package org.toroku.ui.staff;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.toroku.process.InboxChanged;

/**
 * Tells every open page that something in the inbox changed; the data itself is read from the inbox. The first change is
 * told at once, those right after it together: each costs every open page a look into the database.
 */
@Component
public class InboxNotices {
    private static final Duration TOGETHER = Duration.ofMillis(500);

    private final SharedNumberSignal changes = new SharedNumberSignal(0);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("toroku-inbox-notices").factory());
    private long told = System.nanoTime() - TOGETHER.toNanos();
    private boolean waiting;

    @EventListener
    void on(InboxChanged change) {
        if (isDue()) {
            changes.incrementBy(1);
        }
    }

    /** Whether a change is told now; otherwise it is told soon. */
    private synchronized boolean isDue() {
        long pause = told + TOGETHER.toNanos() - System.nanoTime();
        if (pause <= 0) {
            told = System.nanoTime();
            return true;
        }
        if (!waiting) {
            waiting = true;
            var _ = later.schedule(this::tell, pause, TimeUnit.NANOSECONDS);
        }
        return false;
    }

    private void tell() {
        synchronized (this) {
            waiting = false;
            told = System.nanoTime();
        }
        changes.incrementBy(1);
    }

    @PreDestroy
    void close() {
        later.shutdownNow();
    }

    /** A number that grows with every change. */
    public Signal<Double> changes() {
        return changes;
    }
}
