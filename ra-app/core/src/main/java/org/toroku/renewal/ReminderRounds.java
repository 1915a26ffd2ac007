package org.toroku.renewal;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.post.Rounds;

/** Looks for certificates that end soon, on a thread of its own. */
@Component
class ReminderRounds implements SmartLifecycle {
    private final RenewalSettings settings;
    private final Rounds rounds;

    ReminderRounds(ExpiryReminders reminders, RenewalSettings settings) {
        this.settings = settings;
        this.rounds = new Rounds("toroku-reminders", settings.reminderInterval(), reminders::sweep);
    }

    @Override
    public void start() {
        if (!settings.reminders().isEmpty()) {
            rounds.start();
        }
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }
}
