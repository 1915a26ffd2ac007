package org.toroku.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.ca.DeviceWatch;
import org.toroku.ca.DeviceWatch.Change;
import org.toroku.ca.apart.ApartCa;
import org.toroku.ca.apart.Channel;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusShelf;

/** Says whether the CA in its room fetches its work, and what of the connection needs an operator. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
class ApartRounds implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ApartRounds.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    /** The publication is as old as half of its validity at the most, where the CA brings it. */
    private static final int HELD_AT_LEAST = 4;
    /** The CA puts what it published in force here every minute, be it the same. */
    private static final Duration CONFIRMED = Duration.ofMinutes(10);

    private static final String PUBLISHED = "what the CA publishes";

    private final ApartCa ca;
    private final Channel channel;
    private final StatusShelf shelf;
    private final StatusIntake intake;
    private final Duration clockTolerance;
    private final Clock clock;
    private final DeviceWatch watch;
    private final LastHealth health;
    private final Rounds rounds;
    private Set<String> told = Set.of();

    ApartRounds(
            ApartCa ca, Channel channel, StatusShelf shelf, StatusIntake intake, CaProperties properties, Clock clock) {
        this.ca = ca;
        this.channel = channel;
        this.shelf = shelf;
        this.intake = intake;
        this.clock = clock;
        ApartProperties apart = ApartConfiguration.apart(properties);
        this.clockTolerance = apart.clockTolerance();
        this.health = new LastHealth("the CA in its room", "does not issue or revoke now; orders wait", ca::health);
        this.watch = new DeviceWatch("ca-apart", health);
        this.rounds = new Rounds("apart-rounds", LOOK, apart.deadline());
    }

    @Override
    public Health health() {
        return with(
                health.health(),
                shelf.list().isPresent(),
                Duration.between(intake.confirmed(), clock.instant()).compareTo(CONFIRMED) > 0);
    }

    /**
     * The CA's health, and that of what verifiers get of it here.
     *
     * @param list whether there is one, and it holds
     * @param unconfirmed whether the CA has said nothing of it for too long
     */
    static Health with(Health ca, boolean list, boolean unconfirmed) {
        Health.Builder both = Health.status(list ? ca.getStatus() : Status.DOWN).withDetails(ca.getDetails());
        if (!list) {
            both.withDetail(PUBLISHED, "no list of revoked certificates holds; verifiers get none");
        } else if (unconfirmed) {
            both.withDetail(PUBLISHED, "the CA has put nothing in force for ten minutes; revocations are not seen");
        }
        return both.build();
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
        try {
            watch.look().ifPresent(ApartRounds::tell);
            call(needs());
        } catch (Throwable e) {
            LOG.atError()
                    .addKeyValue("alarm", "ca-connection-unwatched")
                    .setCause(e)
                    .log("The connection to the CA was not looked at");
        }
    }

    /** All that needs an operator before it stops anything: one does not hide another. */
    private Set<String> needs() {
        Instant now = clock.instant();
        Set<String> needs = new HashSet<>();
        if (channel.ends().isBefore(now.plus(RENEW_BEFORE))) {
            needs.add("certificate-ends");
        }
        if (ca.present() && ca.clockDifference().abs().compareTo(clockTolerance) > 0) {
            needs.add("clocks-differ");
        }
        if (shelf.list().filter(list -> holds(list, now)).isEmpty()) {
            needs.add("status-not-brought");
        }
        if (Duration.between(intake.confirmed(), now).compareTo(CONFIRMED) > 0) {
            needs.add("status-not-confirmed");
        }
        return needs;
    }

    private static boolean holds(StatusShelf.PublishedList list, Instant now) {
        Duration whole = Duration.between(list.thisUpdate(), list.nextUpdate());
        return Duration.between(now, list.nextUpdate()).compareTo(whole.dividedBy(HELD_AT_LEAST)) > 0;
    }

    private void call(Set<String> needs) {
        for (String need : needs) {
            if (!told.contains(need)) {
                LOG.atError()
                        .addKeyValue("alarm", "ca-connection")
                        .addKeyValue("reason", need)
                        .log("The connection to the CA needs an operator");
            }
        }
        told = needs;
    }

    private static void tell(Change change) {
        switch (change) {
            case Change.Away(var name, var reason) ->
                LOG.atError()
                        .addKeyValue("alarm", "ca-apart-away")
                        .addKeyValue("reason", reason)
                        .log("The CA in its room does not issue or revoke; orders wait");
            case Change.Back(var name) ->
                LOG.atError().addKeyValue("alarm", "ca-apart-back").log("The CA in its room answers again");
        }
    }
}
