package org.toroku.living;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.post.Rounds;

/** Looks for cards that are due to be asked about, on a thread of its own. */
@Component
class LivingRounds implements SmartLifecycle {
    private final LivingSettings settings;
    private final Rounds rounds;

    LivingRounds(StatusWatch watch, LivingSettings settings) {
        this.settings = settings;
        this.rounds = new Rounds("toroku-living", settings.pause(), watch::sweep);
    }

    @Override
    public void start() {
        if (settings.statusWatch()) {
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
