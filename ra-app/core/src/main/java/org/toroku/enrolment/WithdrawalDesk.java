package org.toroku.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.EnrolmentDesk.Withdrawn;
import org.toroku.process.CaseConductor;
import org.toroku.workflows.Messages;

/**
 * Takes back applications that are not decided yet. Withdrawal and decision both lock the application's state, so one
 * of them comes first and the other finds it done.
 */
@Component
public class WithdrawalDesk {
    private final ApplicationLedger ledger;
    private final CaseConductor conductor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WithdrawalDesk(ApplicationLedger ledger, CaseConductor conductor, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.conductor = conductor;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Withdrawn withdraw(UUID applicationId) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ApplicationState state = ledger.lock(applicationId);
            return switch (state) {
                case WITHDRAWN ->
                    new Withdrawn.Done(ledger.standing(applicationId).since());
                case ACCEPTED, REJECTED, ISSUED, DELIVERED, REVOKED_UNRECEIVED, REVOKED ->
                    new Withdrawn.Refused("decided");
                case CANCELLED, EXPIRED -> new Withdrawn.Refused("closed");
                case AWAITING_SIGNATURE,
                        AWAITING_DOCUMENTS,
                        RECEIVED,
                        PENDING_STATUS,
                        REFERRED,
                        ON_HOLD,
                        AWAITING_REPLY,
                        AWAITING_KEY -> withdraw(applicationId, state);
            };
        }));
    }

    private Withdrawn withdraw(UUID applicationId, ApplicationState from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ledger.move(applicationId, ApplicationState.WITHDRAWN, Optional.of("withdrawn-by-applicant"));
        if (from != ApplicationState.AWAITING_SIGNATURE) {
            // before its signature an application has no process that could be told
            conductor.tell(applicationId, Messages.APPLICATION_WITHDRAWN, Map.of(), new Actor.Applicant());
        }
        return new Withdrawn.Done(now);
    }
}
