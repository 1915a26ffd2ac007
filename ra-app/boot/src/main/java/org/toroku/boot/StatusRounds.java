package org.toroku.boot;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusStanding.Late;

/** Has the status of certificates published again and again, and tells operators what is late. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class StatusRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StatusRounds.class);

    private final StatusPublisher publisher;
    private final StatusProperties properties;
    private final Clock clock;
    private final Rounds rounds;

    private List<Late> late = List.of();
    private String refused = "";

    StatusRounds(StatusPublisher publisher, StatusProperties properties, Clock clock) {
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
        this.rounds = new Rounds("status-rounds", properties.lookEvery(), properties.effort());
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
        attempt(() -> tell(publisher.publish()));
        // also where nothing could be published, and just then
        attempt(() -> {
            try {
                tell(publisher.standing().late(clock.instant(), properties.settings()));
            } catch (JournalUnavailable e) {
                LOG.warn("how late status is cannot be told: journal away", e);
            }
        });
    }

    /** An error, too, must not end the rounds: verifiers would be told of no revocation any more, and nobody of that. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOG.atError()
                    .addKeyValue("alarm", "status-refused")
                    .addKeyValue("reason", "failed")
                    .setCause(e)
                    .log("Status is not published");
        }
    }

    private void tell(Publishing answer) {
        switch (answer) {
            case Publishing.Published done -> {
                LOG.info(
                        "status published: generation {}, list {} with {} entries, {} answers, {} signed, {} pending",
                        done.generation(),
                        done.list(),
                        done.entries(),
                        done.answers(),
                        done.signed(),
                        done.pending());
                refused = "";
            }
            case Publishing.Unchanged unchanged -> refused = "";
            case Publishing.Refused(var reason) -> {
                if (!reason.equals(refused)) {
                    LOG.atError()
                            .addKeyValue("alarm", "status-refused")
                            .addKeyValue("reason", reason)
                            .log("Status is not published: it would be wrong");
                }
                refused = reason;
            }
            case Publishing.Busy busy -> {}
            case Publishing.Unavailable unavailable -> {}
        }
    }

    private void tell(List<Late> now) {
        if (now.equals(late)) {
            return;
        }
        now.stream()
                .filter(each -> !late.contains(each))
                .forEach(each -> LOG.atError()
                        .addKeyValue("alarm", "status-late")
                        .addKeyValue("late", each.code())
                        .log("Verifiers are not told in time"));
        if (now.isEmpty()) {
            LOG.atError().addKeyValue("alarm", "status-in-time").log("Verifiers are told in time again");
        }
        late = now;
    }
}
