package org.toroku.renewal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for certificates that end soon, on a thread of its own. */
@Component
class ReminderRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderRounds.class);

    private final ExpiryReminders reminders;
    private final RenewalSettings settings;
    private volatile @Nullable Thread thread;

    ReminderRounds(ExpiryReminders reminders, RenewalSettings settings) {
        this.reminders = reminders;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (thread == null && !settings.reminders().isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("toroku-reminders").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(settings.reminderInterval());
                quietly();
            }
        } catch (InterruptedException _) {
            LOG.debug("Reminders stop");
        }
    }

    /** A database that is away now is there at the next look. */
    private void quietly() {
        try {
            reminders.sweep();
        } catch (RuntimeException e) {
            // its message may quote what an applicant wrote
            LOG.atWarn().addKeyValue("fault", e.getClass().getName()).log("Holders could not be reminded");
        }
    }
}
