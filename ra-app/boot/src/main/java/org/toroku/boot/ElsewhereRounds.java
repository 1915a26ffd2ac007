package org.toroku.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.toroku.ca.DeviceWatch;
import org.toroku.ca.DeviceWatch.Change;
import org.toroku.ca.elsewhere.CaElsewhere;

/** Has what the other CA has not decided asked again, and says whether it answers; while it does not, orders wait. */
class ElsewhereRounds implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ElsewhereRounds.class);

    private final CaElsewhere ca;
    private final DeviceWatch watch;
    private final LastHealth health;
    private final Rounds rounds;

    ElsewhereRounds(CaElsewhere ca, ElsewhereConfiguration.Habits habits) {
        this.ca = ca;
        this.health = new LastHealth("the other CA", "does not answer as it should; orders wait", ca::health);
        this.watch = new DeviceWatch("other-ca", health);
        this.rounds = new Rounds("other-ca-rounds", habits.settleEvery(), habits.deadline());
    }

    @Override
    public Health health() {
        return health.health();
    }

    @Override
    public void start() {
        rounds.start(this::round);
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    /** One look; whatever goes wrong, there is a next one. */
    void round() {
        attempt(() -> watch.look().ifPresent(ElsewhereRounds::tell));
        attempt(ca::settleUndecided);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOG.atError()
                    .addKeyValue("alarm", "other-ca-round-failed")
                    .setCause(e)
                    .log("Orders that the other CA has were not asked about");
        }
    }

    private static void tell(Change change) {
        switch (change) {
            case Change.Away(var name, var reason) ->
                LOG.atError()
                        .addKeyValue("alarm", "other-ca-away")
                        .addKeyValue("reason", reason)
                        .log("The other CA does not answer as it should; orders wait");
            case Change.Back(var name) ->
                LOG.atError().addKeyValue("alarm", "other-ca-back").log("The other CA answers again");
        }
    }
}
