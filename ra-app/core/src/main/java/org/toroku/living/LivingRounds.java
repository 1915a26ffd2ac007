package org.toroku.living;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.post.Rounds;

/** Looks for cards that are due to be asked about, for affiliations that ended, and for what was silenced, each on a thread of its own. */
@Component
class LivingRounds implements SmartLifecycle {
    private final LivingSettings settings;
    private final Rounds cards;
    private final Rounds memberships;
    private final Rounds silences;

    LivingRounds(StatusWatch watch, EndedMemberships ended, SilenceCheck silence, LivingSettings settings) {
        this.settings = settings;
        this.cards = new Rounds("toroku-living-cards", settings.pause(), watch::sweep);
        this.memberships = new Rounds("toroku-living-memberships", settings.pause(), ended::sweep);
        this.silences = new Rounds("toroku-living-silence", settings.pause(), silence::whenDue);
    }

    @Override
    public void start() {
        if (settings.statusWatch()) {
            cards.start();
            silences.start();
        }
        memberships.start();
    }

    @Override
    public void stop() {
        cards.stop();
        silences.stop();
        memberships.stop();
    }

    @Override
    public boolean isRunning() {
        return memberships.running();
    }
}
