package org.toroku.boot;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.toroku.ca.mirror.Mirroring;
import org.toroku.ca.mirror.StatusMirror;

/** Has what is published copied again and again, and tells operators what is late. */
class MirrorRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorRounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StatusMirror mirror;
    private final MirrorTurn turn;
    private final Clock clock;
    private final Rounds rounds;

    private List<String> late = List.of();
    private String refused = "";

    MirrorRounds(StatusMirror mirror, MirrorTurn turn, Duration pause, Clock clock) {
        this.mirror = mirror;
        this.turn = turn;
        this.clock = clock;
        this.rounds = new Rounds("mirror-rounds", pause, PATIENCE);
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
            turn.inTurn(() -> {
                tell(mirror.round(clock.instant()));
                tell(mirror.late(clock.instant()));
            });
        } catch (SQLException e) {
            LOG.warn("whether status has to be copied cannot be told: database away", e);
        } catch (Throwable e) {
            // an error, too, must not end the rounds: verifiers would be told of no revocation any more
            refused("failed", e);
        }
    }

    private void tell(Mirroring answer) {
        switch (answer) {
            case Mirroring.Copied(var list, var put) -> {
                LOG.info("status copied: list {}, {} files", list, put);
                refused = "";
            }
            case Mirroring.Refused(var reason) -> refused(reason, null);
            case Mirroring.Unchanged unchanged -> refused = "";
            case Mirroring.GaveWay gaveWay -> refused = "";
            case Mirroring.Failed failed -> {}
            case Mirroring.NothingPublished nothing -> {}
        }
    }

    private void refused(String reason, @Nullable Throwable cause) {
        if (!reason.equals(refused)) {
            LOG.atError()
                    .addKeyValue("alarm", "mirror-refused")
                    .addKeyValue("reason", reason)
                    .setCause(cause)
                    .log("Status is not copied");
        }
        refused = reason;
    }

    private void tell(List<String> now) {
        if (now.equals(late)) {
            return;
        }
        now.stream()
                .filter(each -> !late.contains(each))
                .forEach(each -> LOG.atError()
                        .addKeyValue("alarm", "mirror-late")
                        .addKeyValue("late", each)
                        .log("Verifiers at the store are not told in time"));
        if (now.isEmpty()) {
            LOG.atError().addKeyValue("alarm", "mirror-in-time").log("Verifiers at the store are told in time again");
        }
        late = now;
    }
}
