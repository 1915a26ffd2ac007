package org.toroku.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Passphrase;
import org.toroku.ca.SubscriberKeys;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationRecord;
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
    private static final String REVOKED = "certificate-revoked";

    private final CertificateLedger ledger;
    private final SubscriberKeys keys;
    private final Standing standing;
    private final CaseConductor conductor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Where a case stands, here and at the CA. */
    @Component
    record Standing(Applications applications, RevokedAtCa atCa, ObjectProvider<RevocationRequests> requests) {
        Optional<String> hold(UUID caseId) {
            return requests.stream().anyMatch(each -> each.hold(caseId))
                    ? Optional.of(RevokedAtCa.REVOCATION_ASKED)
                    : Optional.empty();
        }
    }

    Handover(
            CertificateLedger ledger,
            SubscriberKeys keys,
            Standing standing,
            CaseConductor conductor,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.standing = standing;
        this.conductor = conductor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param gate what the route asks for beside, such as the code of a letter; asked only where there is something to pick
     *     up, once before the key is packed and once more while the case is held
     */
    public PickUp pickUp(UUID caseId, String caseNumber, char[] passphrase, Supplier<Optional<String>> gate) {
        Optional<IssuanceRecord.Issued> issued = ledger.of(caseId);
        if (issued.isEmpty()) {
            return new PickUp.Refused("not-issued");
        }
        Optional<PickUp> objection =
                objection(caseId, issued.get(), passphrase).or(() -> gate.get().map(PickUp.Refused::new));
        if (objection.isPresent()) {
            Arrays.fill(passphrase, '\0');
            return objection.get();
        }
        return switch (keys.packageFor(issued.get().orderId(), passphrase)) {
            case SubscriberKeys.Packaging.Packaged(var pkcs12) ->
                handedOver(caseId, issued.get(), gate)
                        .<PickUp>map(PickUp.Refused::new)
                        .orElseGet(() -> new PickUp.Ready(pkcs12, caseNumber + ".p12"));
            case SubscriberKeys.Packaging.Gone(var reason) -> new PickUp.Refused(gone(reason));
            case SubscriberKeys.Packaging.Unavailable(var reason) -> new PickUp.Unavailable(reason);
        };
    }

    /**
     * The lock of the case orders this against everything that stops a hand-over: what was stopped while the key was being
     * packed is not handed out, and whoever stops it later finds in the book that it was.
     */
    private Optional<String> handedOver(UUID caseId, IssuanceRecord.Issued issued, Supplier<Optional<String>> gate) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ApplicationState state = standing.applications().lock(caseId);
            Optional<String> objection = state == ApplicationState.ISSUED
                    ? standing.hold(caseId).or(gate)
                    : Optional.of(state == ApplicationState.REVOKED ? REVOKED : "key-destroyed");
            if (objection.isEmpty()) {
                ledger.handedOver(caseId, issued.serial());
            }
            return objection;
        }));
    }

    private Optional<PickUp> objection(UUID caseId, IssuanceRecord.Issued issued, char[] passphrase) {
        ApplicationState state = standing.applications().state(caseId);
        if (state == ApplicationState.REVOKED) {
            return Optional.of(new PickUp.Refused(REVOKED));
        }
        if (state != ApplicationState.ISSUED) {
            return Optional.of(new PickUp.Refused("key-destroyed"));
        }
        Optional<String> held = standing.hold(caseId);
        if (held.isPresent()) {
            return held.map(PickUp.Refused::new);
        }
        Optional<String> unfit = Passphrase.objection(passphrase, known(caseId));
        if (unfit.isPresent()) {
            return unfit.map(PickUp.Refused::new);
        }
        return switch (standing.atCa().look(caseId, issued)) {
            case RevokedAtCa.Standing.Good good -> Optional.empty();
            case RevokedAtCa.Standing.Revoked revoked -> Optional.of(new PickUp.Refused(REVOKED));
            case RevokedAtCa.Standing.Unknown(var reason) -> Optional.of(new PickUp.Unavailable(reason));
        };
    }

    /** What whoever finds the file may know of its owner, or tries first. */
    private List<String> known(UUID caseId) {
        ApplicationRecord application = standing.applications().get(caseId);
        ApplicationForm form = application.form();
        return List.of(
                application.caseNumber(),
                form.familyName(),
                form.givenName(),
                form.familyNameKana(),
                form.givenNameKana(),
                form.familyNameRomaji(),
                form.givenNameRomaji(),
                form.birthDate().toString(),
                form.email(),
                form.phone());
    }

    private static String gone(String reason) {
        return switch (reason) {
            case "never-made" -> "no-ca-key";
            case "revoked" -> REVOKED;
            default -> "key-destroyed";
        };
    }

    /** Takes a revocation at the CA into the books, so that whoever looks at the case sees it. */
    public void refresh(UUID caseId) {
        ApplicationState state = standing.applications().state(caseId);
        if (state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED) {
            ledger.of(caseId).ifPresent(issued -> standing.atCa().look(caseId, issued));
        }
    }

    /**
     * The certificate; whoever made the key has with it all that there is to receive, and the book says so. Empty too where
     * nobody received it before it was revoked, or before somebody asked for that, as with {@link #pickUp}.
     */
    public Optional<Der> certificate(UUID caseId) {
        return ledger.of(caseId)
                .filter(each -> keys.held(each.orderId()).isPresent() || received(caseId, each))
                .map(IssuanceRecord.Issued::certificate);
    }

    private boolean received(UUID caseId, IssuanceRecord.Issued issued) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ApplicationState state = standing.applications().lock(caseId);
            if (ledger.wasHandedOver(caseId)) {
                return true;
            }
            boolean inForce = state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED;
            if (!inForce || standing.hold(caseId).isPresent()) {
                return false;
            }
            ledger.certificateHandedOver(caseId, issued.serial());
            return true;
        }));
    }

    public Optional<Instant> receiptDeadline(UUID caseId) {
        return ledger.of(caseId).map(IssuanceRecord.Issued::receiptDeadline);
    }

    /** When key or certificate first left the house. */
    public Optional<Instant> handedOverAt(UUID caseId) {
        return ledger.handedOverAt(caseId);
    }

    public Optional<Instant> receiptConfirmedAt(UUID caseId) {
        return ledger.receipt(caseId);
    }

    /** Why no receipt would be taken now, as far as it can be told without asking the CA; nothing is held. */
    public Optional<String> objectionToReceipt(UUID caseId, Supplier<Optional<String>> gate) {
        return ledger.of(caseId).isEmpty()
                ? Optional.of("not-issued")
                : objectionToReceipt(caseId, standing.applications().state(caseId), gate);
    }

    private Optional<String> objectionToReceipt(UUID caseId, ApplicationState state, Supplier<Optional<String>> gate) {
        if (state != ApplicationState.ISSUED) {
            return Optional.of(state == ApplicationState.REVOKED ? REVOKED : "revoked-unreceived");
        }
        // the receipt destroys the key (則6(3)): nobody has received what nobody was given
        return standing.hold(caseId)
                .or(gate)
                .or(() -> ledger.wasHandedOver(caseId) ? Optional.empty() : Optional.of("not-picked-up"));
    }

    /** What proves a receipt beyond a click; written with it, in its transaction. */
    public interface ReceiptEvidence {
        void write(Instant confirmedAt);
    }

    /** By a click. */
    public Receipt confirmReceipt(UUID caseId, Supplier<Optional<String>> gate) {
        return confirmReceipt(caseId, gate, Optional.empty());
    }

    /**
     * @param gate what the route, or the evidence, has against it; asked while the case is held
     * @param evidence not written where the receipt was confirmed before
     */
    public Receipt confirmReceipt(UUID caseId, Supplier<Optional<String>> gate, Optional<ReceiptEvidence> evidence) {
        Optional<IssuanceRecord.Issued> issued = ledger.of(caseId);
        if (issued.isEmpty()) {
            return new Receipt.Refused("not-issued");
        }
        if (standing.applications().state(caseId) != ApplicationState.ISSUED) {
            return received(caseId, issued.get(), gate, evidence);
        }
        return switch (standing.atCa().look(caseId, issued.get())) {
            case RevokedAtCa.Standing.Good good -> received(caseId, issued.get(), gate, evidence);
            case RevokedAtCa.Standing.Revoked revoked -> new Receipt.Refused(REVOKED);
            case RevokedAtCa.Standing.Unknown(var reason) -> new Receipt.Unavailable(reason);
        };
    }

    /** The lock comes first: of many confirmations at once each finds what the one before it wrote. */
    private Receipt received(
            UUID caseId,
            IssuanceRecord.Issued issued,
            Supplier<Optional<String>> gate,
            Optional<ReceiptEvidence> evidence) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ApplicationState state = standing.applications().lock(caseId);
            Optional<Instant> earlier = ledger.receipt(caseId);
            if (earlier.isPresent()) {
                return new Receipt.Confirmed(earlier.get());
            }
            Optional<String> objection = objectionToReceipt(caseId, state, gate);
            if (objection.isPresent()) {
                return new Receipt.Refused(objection.get());
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            standing.applications().move(caseId, ApplicationState.DELIVERED, Optional.empty());
            ledger.insertReceipt(caseId, issued.serial(), now, evidence.isPresent());
            evidence.ifPresent(each -> each.write(now));
            conductor.tell(caseId, Messages.RECEIPT_CONFIRMED, Map.of(), new Actor.Applicant());
            return new Receipt.Confirmed(now);
        }));
    }
}
