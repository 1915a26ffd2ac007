package org.toroku.ca.log;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the log kept, and tells operators when it closes issuing. */
public final class LogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    private final LogKeeper keeper;
    private Optional<String> told = Optional.empty();
    private String waiting = "";
    private boolean late;

    public LogWatch(LogKeeper keeper) {
        this.keeper = keeper;
    }

    /** One look. An error, too, must not end the rounds: nobody would learn of it, and no head would be signed any more. */
    public void round() {
        try {
            tell(keeper.round());
            late(keeper.late().isPresent());
        } catch (Throwable e) {
            LOG.atError().addKeyValue("alarm", "log-not-kept").setCause(e).log("The log of the CA is not kept");
        }
    }

    private void tell(LogRound round) {
        switch (round) {
            case LogRound.Objected(String reason) -> objects(Optional.of(reason));
            case LogRound.Kept kept -> objects(Optional.empty());
            case LogRound.Busy busy -> objects(Optional.empty());
            case LogRound.Unavailable(String reason) -> waits(reason);
        }
    }

    private void waits(String reason) {
        if (!reason.equals(waiting)) {
            LOG.atError()
                    .addKeyValue("alarm", "log-not-kept")
                    .addKeyValue("reason", reason)
                    .log("No head of the CA's log is signed now");
        }
        waiting = reason;
    }

    private void late(boolean now) {
        if (now && !late) {
            LOG.atError().addKeyValue("alarm", "log-unstamped").log("Heads of the CA's log wait for a timestamp");
        }
        if (!now && late) {
            LOG.atInfo().log("Heads of the CA's log are stamped again");
        }
        late = now;
    }

    /** Once for as long as it lasts, and once when it is over. */
    private void objects(Optional<String> reason) {
        waiting = "";
        if (reason.equals(told)) {
            return;
        }
        reason.ifPresentOrElse(
                found -> LOG.atError()
                        .addKeyValue("alarm", "log-contradicted")
                        .addKeyValue("reason", found)
                        .log("The log of the CA does not agree with its heads or its journal; nothing is issued"),
                () -> LOG.atInfo().log("The log of the CA agrees with its heads again"));
        told = reason;
    }
}
