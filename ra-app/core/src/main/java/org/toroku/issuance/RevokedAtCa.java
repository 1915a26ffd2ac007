package org.toroku.issuance;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;

/**
 * Asks the CA whether an issued certificate still is good and takes a revocation into the RA's books: the CA may revoke
 * without the RA, and what is revoked is neither handed over nor received.
 */
@Component
public class RevokedAtCa {
    /** Nothing goes on with a certificate whose revocation is being judged. */
    static final String REVOCATION_ASKED = "revocation-asked";

    private final CertificateLedger ledger;
    private final Applications applications;
    private final CaConnector ca;
    private final SubscriberKeys keys;
    private final TransactionTemplate transaction;
    private final ObjectProvider<RevocationRequests> requests;

    RevokedAtCa(
            CertificateLedger ledger,
            Applications applications,
            CaConnector ca,
            SubscriberKeys keys,
            TransactionTemplate transaction,
            ObjectProvider<RevocationRequests> requests) {
        this.ledger = ledger;
        this.applications = applications;
        this.ca = ca;
        this.keys = keys;
        this.transaction = transaction;
        this.requests = requests;
    }

    public sealed interface Standing {
        record Good() implements Standing {}

        record Revoked() implements Standing {}

        /** Nothing may be concluded from silence. */
        record Unknown(String reason) implements Standing {}
    }

    /** Never inside a transaction. */
    public Standing look(UUID caseId, IssuanceRecord.Issued issued) {
        Standing atCa = lookWhateverIsAsked(caseId, issued);
        return atCa instanceof Standing.Good && requests.stream().anyMatch(each -> each.hold(caseId))
                ? new Standing.Unknown(REVOCATION_ASKED)
                : atCa;
    }

    /** What the CA says and nothing else: for whoever asks for its revocation, a request that is open makes nothing of it unknown. */
    public Standing lookWhateverIsAsked(UUID caseId, IssuanceRecord.Issued issued) {
        Optional<Submission> answer = ca.query(issued.orderId());
        if (answer.isEmpty()) {
            return new Standing.Unknown("order-unknown-to-the-ca");
        }
        return switch (answer.get()) {
            case Submission.Issued same when same.serial().equals(issued.serial()) -> new Standing.Good();
            case Submission.Issued other -> new Standing.Unknown("other-certificate-at-the-ca");
            case Submission.Revoked other
            when !other.serial().equals(issued.serial()) -> new Standing.Unknown("other-certificate-at-the-ca");
            case Submission.Revoked revoked -> {
                note(caseId, issued, revoked);
                yield new Standing.Revoked();
            }
            case Submission.Unavailable(var reason) -> new Standing.Unknown(reason);
            case Submission.Refused(var field, var reason) -> new Standing.Unknown("order-refused-at-the-ca");
        };
    }

    /** The key goes at once; the case's own step finds it gone later. */
    private void note(UUID caseId, IssuanceRecord.Issued issued, Submission.Revoked revoked) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            ApplicationState state = applications.lock(caseId);
            if (state != ApplicationState.ISSUED && state != ApplicationState.DELIVERED) {
                return false;
            }
            ledger.record(
                    caseId,
                    "certificate-revoked-at-ca",
                    Map.of(
                            "serial", issued.serial(),
                            "at", revoked.at().toString(),
                            "reason", revoked.reason().name()));
            applications.move(caseId, ApplicationState.REVOKED, Optional.of("certificate-revoked"));
            requests.forEach(each -> each.revoked(caseId));
            return true;
        }));
        if (first
                && keys.destroy(issued.orderId(), "certificate-revoked")
                        instanceof SubscriberKeys.Destruction.Destroyed(var at)) {
            transaction.executeWithoutResult(
                    status -> ledger.record(caseId, "subscriber-key-destroyed", Map.of("at", at.toString())));
        }
    }
}
