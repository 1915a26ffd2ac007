package org.toroku.ca.status;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.status.StatusStanding.Late;

/** Looks for something to publish, and tells operators what is late. */
public final class StatusWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);

    private final StatusPublisher publisher;
    private final StatusSettings settings;
    private final Clock clock;

    private List<Late> late = List.of();
    private String refused = "";

    public StatusWatch(StatusPublisher publisher, StatusSettings settings, Clock clock) {
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /** One look; whatever goes wrong, there is a next one. */
    public void round() {
        attempt(() -> tell(publisher.publish()));
        // also where nothing could be published, and just then
        attempt(() -> {
            try {
                tell(publisher.standing().late(clock.instant(), settings));
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
