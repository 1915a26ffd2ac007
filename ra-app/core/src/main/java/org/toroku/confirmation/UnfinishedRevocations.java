package org.toroku.confirmation;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.post.Rounds;

/** Carries out, on a thread of its own, what was asked while the CA was away or before a crash. */
@Component
class UnfinishedRevocations implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRevocations.class);

    private final RevocationCodes codes;
    private final HolderRevocation revocation;
    private final Rounds rounds;

    UnfinishedRevocations(RevocationCodes codes, HolderRevocation revocation, ConfirmationSettings settings) {
        this.codes = codes;
        this.revocation = revocation;
        this.rounds = new Rounds("toroku-revocations", settings.retry(), this::sweep);
    }

    /** One look at all of them; answers how many are revoked now. */
    int sweep() {
        int done = 0;
        for (UUID caseId : codes.unfinished()) {
            done += carriedOut(caseId) ? 1 : 0;
        }
        return done;
    }

    /** What cannot be done for one does not keep the others waiting. */
    private boolean carriedOut(UUID caseId) {
        try {
            return switch (revocation.goOn(caseId)) {
                case RequestedRevocation.Outcome.Revoked _ -> true;
                case RequestedRevocation.Outcome.Later(var reason) -> {
                    overdue(caseId, reason);
                    yield false;
                }
            };
        } catch (RuntimeException e) {
            overdue(caseId, e.getClass().getName());
            return false;
        }
    }

    private static void overdue(UUID caseId, String reason) {
        LOG.atError()
                .addKeyValue("alarm", "revocation-overdue")
                .addKeyValue("case", caseId)
                .addKeyValue("reason", reason)
                .log("A revocation that was asked for could not be carried out yet");
    }

    @Override
    public void start() {
        rounds.start();
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
