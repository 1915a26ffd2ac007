package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.RowAlteredException;
import org.toroku.process.AtEachLook;

/**
 * Raises a request whose date was brought forward after the engine had been told the old one: its timer cannot be moved, and whoever
 * signed that a key is in other hands must not wait for it.
 */
@Component
class HastenedWatch implements AtEachLook {
    private static final Logger LOG = LoggerFactory.getLogger(HastenedWatch.class);

    private final RevocationLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HastenedWatch(RevocationLedger ledger, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean look() {
        Instant now = clock.instant();
        ledger.hastenedAndDue(now).forEach(request -> raiseUnlessAltered(request.id(), now));
        return false;
    }

    /** One row that somebody altered hides no other request. */
    private void raiseUnlessAltered(UUID id, Instant now) {
        try {
            raise(id, now);
        } catch (RowAlteredException altered) {
            LOG.atError()
                    .addKeyValue("alarm", "revocation-altered")
                    .addKeyValue("request", id)
                    .log("A request for revocation that is due is not what the book sealed");
        }
    }

    private void raise(UUID id, Instant now) {
        transaction.executeWithoutResult(status -> {
            // two nodes look at the same moment
            ledger.lock(id);
            if (ledger.hastenedAndDue(now).stream().noneMatch(each -> each.id().equals(id))) {
                return;
            }
            RevocationDesk.Request request = ledger.find(id).orElseThrow();
            ledger.note(request, "revocation-raised");
            LOG.atWarn()
                    .addKeyValue("alarm", "revocation-due")
                    .addKeyValue("case", request.caseId())
                    .addKeyValue("request", request.id())
                    .log("A request for revocation whose date was brought forward was not judged in time");
        });
    }
}
