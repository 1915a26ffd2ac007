package org.toroku.living;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.post.Rounds;

/** Looks for cards that are due to be asked about, and for affiliations that ended, each on a thread of its own. */
@Component
class LivingRounds implements SmartLifecycle {
    private final LivingSettings settings;
    private final Rounds cards;
    private final Rounds memberships;

    LivingRounds(StatusWatch watch, EndedMemberships ended, LivingSettings settings) {
        this.settings = settings;
        this.cards = new Rounds("toroku-living-cards", settings.pause(), watch::sweep);
        this.memberships = new Rounds("toroku-living-memberships", settings.pause(), ended::sweep);
    }

    @Override
    public void start() {
        if (settings.statusWatch()) {
            cards.start();
        }
        memberships.start();
    }

    @Override
    public void stop() {
        cards.stop();
        memberships.stop();
    }

    @Override
    public boolean isRunning() {
        return memberships.running();
    }
}
