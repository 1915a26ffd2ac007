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
    /** As it was at the last look: the health page asks nobody outside. Not good before there was one. */
    private volatile org.toroku.ca.Health last = new org.toroku.ca.Health.Down("not-asked-yet");

    private final Rounds rounds;

    ElsewhereRounds(CaElsewhere ca, ElsewhereConfiguration.Habits habits) {
        this.ca = ca;
        this.watch = new DeviceWatch("other-ca", this::asked);
        this.rounds = new Rounds("other-ca-rounds", habits.settleEvery(), habits.deadline());
    }

    private org.toroku.ca.Health asked() {
        last = ca.health();
        return last;
    }

    @Override
    public Health health() {
        return switch (last) {
            case org.toroku.ca.Health.Ready ready -> Health.up().build();
            case org.toroku.ca.Health.Degraded(var reason) ->
                Health.up().withDetail("the other CA", reason).build();
            case org.toroku.ca.Health.Down(var reason) ->
                Health.down()
                        .withDetail("the other CA", "does not answer as it should; orders wait: " + reason)
                        .build();
        };
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
