package org.toroku.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.SubscriberKeys;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.pki.Der;
import org.toroku.process.CaseConductor;
import org.toroku.workflows.Messages;

/** Hands certificate and CA-made key to the applicant (則6(3): securely, copies deleted after receipt). */
@Component
public class Handover {
    private static final int SHORTEST_PASSPHRASE = 12;

    private final CertificateLedger ledger;
    private final SubscriberKeys keys;
    private final Applications applications;
    private final CaseConductor conductor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Handover(
            CertificateLedger ledger,
            SubscriberKeys keys,
            Applications applications,
            CaseConductor conductor,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.applications = applications;
        this.conductor = conductor;
        this.transaction = transaction;
        this.clock = clock;
    }

    public PickUp pickUp(UUID caseId, String caseNumber, char[] passphrase) {
        Optional<IssuanceRecord.Issued> issued = ledger.of(caseId);
        if (issued.isEmpty()) {
            return new PickUp.Refused("not-issued");
        }
        if (applications.state(caseId) != ApplicationState.ISSUED) {
            return new PickUp.Refused("key-destroyed");
        }
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            return new PickUp.Refused("passphrase-weak");
        }
        return switch (keys.packageFor(issued.get().orderId(), passphrase)) {
            case SubscriberKeys.Packaging.Packaged(var pkcs12) -> {
                transaction.executeWithoutResult(status -> ledger.record(
                        caseId, "key-handed-over", Map.of("serial", issued.get().serial())));
                yield new PickUp.Ready(pkcs12, caseNumber + ".p12");
            }
            case SubscriberKeys.Packaging.Gone(var reason) ->
                new PickUp.Refused(reason.equals("never-made") ? "no-ca-key" : "key-destroyed");
            case SubscriberKeys.Packaging.Unavailable(var reason) -> new PickUp.Unavailable(reason);
        };
    }

    public Optional<Der> certificate(UUID caseId) {
        return ledger.of(caseId).map(IssuanceRecord.Issued::certificate);
    }

    public Optional<Instant> receiptDeadline(UUID caseId) {
        return ledger.of(caseId).map(IssuanceRecord.Issued::receiptDeadline);
    }

    public Receipt confirmReceipt(UUID caseId) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            Optional<IssuanceRecord.Issued> issued = ledger.of(caseId);
            if (issued.isEmpty()) {
                return new Receipt.Refused("not-issued");
            }
            Optional<Instant> earlier = ledger.receipt(caseId);
            if (earlier.isPresent()) {
                return new Receipt.Confirmed(earlier.get());
            }
            if (applications.state(caseId) != ApplicationState.ISSUED) {
                return new Receipt.Refused("revoked-unreceived");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            applications.move(caseId, ApplicationState.DELIVERED, Optional.empty());
            if (!ledger.insertReceipt(caseId, issued.get().serial(), now)) {
                return new Receipt.Confirmed(ledger.receipt(caseId).orElseThrow());
            }
            conductor.tell(caseId, Messages.RECEIPT_CONFIRMED, Map.of(), new Actor.Applicant());
            return new Receipt.Confirmed(now);
        }));
    }
}
