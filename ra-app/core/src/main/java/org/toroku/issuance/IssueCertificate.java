package org.toroku.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookHeads;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Submission;
import org.toroku.ca.Voiding;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.decision.Affiliations;
import org.toroku.decision.Approvals;
import org.toroku.decision.ProfileGate;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.identity.Identities;
import org.toroku.paper.PaperEvidence;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.subjectkey.SubjectKeys;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/**
 * Has an approved request signed. Neither the diagram nor its variables can make this step issue: it acts on the
 * signed order of a committed decision, on rows that agree with the book, and on a card that is good this minute.
 */
@Component
class IssueCertificate implements Step {
    private static final Actor SELF = new Actor.Service("issuance");
    /** What the CA says of an approval that was sound when it was given: by now profile, rules or day are others. */
    private static final Set<String> STALE = Set.of("profile-changed", "rule-set-not-allowed", "expired");

    private static final String NOT_ACCEPTED = "not-accepted";
    private static final String ORDER_REVOKED = "certificate-revoked";
    private static final String PROOFING_OUTLIVED = "proofing-outlived";
    private static final String RENEWED_NOT_IN_FORCE = "renewed-certificate-not-in-force";

    private final Approvals approvals;
    private final Applications applications;
    private final Proofs proofs;
    private final CertificateLedger ledger;
    private final Outside outside;
    private final Inside inside;

    /** What proves the applicant, route by route. */
    @Component
    record Proofs(
            Identities identities,
            PaperEvidence paper,
            SubjectKeys keys,
            Affiliations affiliations,
            RevokedAtCa atCa,
            ProfileGate.Held profiles) {}

    /** The CA and the heads of the book, both of which may refuse. */
    @Component
    record Outside(CaConnector ca, BookHeads heads) {}

    /** Settings, transactions, time, and who is told. */
    @Component
    record Inside(
            IssuanceSettings settings,
            TransactionTemplate transaction,
            Clock clock,
            OutlivedProofing proofing,
            RenewedInForce renewed,
            ObjectProvider<IssuedWatch> watches) {}

    IssueCertificate(
            Approvals approvals,
            Applications applications,
            Proofs proofs,
            CertificateLedger ledger,
            Outside outside,
            Inside inside) {
        this.approvals = approvals;
        this.applications = applications;
        this.proofs = proofs;
        this.ledger = ledger;
        this.outside = outside;
        this.inside = inside;
    }

    @Override
    public String jobType() {
        return JobTypes.ISSUE_CERTIFICATE;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        Optional<Approvals.Approval> approval = approvals.current(caseId);
        if (approval.isEmpty()) {
            return new StepResult.Halt("not-approved");
        }
        return switch (approvals.confirm(approval.get())) {
            case Approvals.Confirmation.Untrue(var reason) -> new StepResult.Halt(reason);
            case Approvals.Confirmation.Confirmed confirmed -> carryOut(approval.get(), confirmed);
        };
    }

    private StepResult carryOut(Approvals.Approval approval, Approvals.Confirmation.Confirmed confirmed) {
        Optional<BookHeads.Objection> objection =
                outside.heads().objectionToIssuing(inside.clock().instant());
        if (objection.isPresent()) {
            // a book that was rolled back may have forgotten a certificate; the case goes on once it is whole again
            return new StepResult.TryAgain(
                    inside.settings().retryCa(), objection.get().reason());
        }
        if (applications.state(approval.caseId()) != ApplicationState.ACCEPTED) {
            return outOfPlace(approval);
        }
        // An order that the CA already carried out is taken over as it is; asking never signs.
        Optional<Submission> earlier = outside.ca().query(approval.orderId());
        if (earlier.isPresent() && earlier.get() instanceof Submission.Issued issued) {
            return issued(approval, issued);
        }
        if (earlier.isPresent() && earlier.get() instanceof Submission.Revoked) {
            return cancelled(approval, ORDER_REVOKED);
        }
        Optional<String> affiliation = proofs.affiliations().objection(approval.caseId());
        if (affiliation.isPresent()) {
            return affiliation.get().equals(Affiliations.ALTERED)
                    ? new StepResult.Halt(affiliation.get())
                    : takenBackForRenewal(approval, "organisation", affiliation.get(), "approval-renewed");
        }
        // by the route of the sealed row; whatever process asks has no say in it
        return switch (applications.get(approval.caseId()).route()) {
            case Routes.MY_NUMBER_CARD -> byCard(approval, Optional.empty());
            case Routes.SIMULTANEOUS_KEY -> withOwnKey(approval, confirmed.key());
            case Routes.RENEWAL -> byHolder(approval, confirmed);
            case Routes.PAPER -> onPaper(approval, confirmed.order().approval());
            default -> new StepResult.Halt("route-unknown");
        };
    }

    /**
     * The law may have changed since the approval, or the key become known to strangers: then the approval is void, and the
     * case goes back to where a code is posted or the key refused.
     */
    private StepResult withOwnKey(Approvals.Approval approval, Optional<Der> key) {
        if (key.isEmpty()) {
            return new StepResult.Halt("key-not-accepted");
        }
        return switch (proofs.keys().standing(applications.get(approval.caseId()))) {
            case SubjectKeys.Standing.Good _ -> byCard(approval, key);
            case SubjectKeys.Standing.Lapsed(var reason) ->
                takenBackForRenewal(approval, "publicKey", reason, "approval-renewed");
            case SubjectKeys.Standing.Unknown(var reason) ->
                new StepResult.TryAgain(inside.settings().retryStatus(), reason);
            case SubjectKeys.Standing.Untrue(var reason) -> new StepResult.Halt(reason);
        };
    }

    private StepResult byCard(Approvals.Approval approval, Optional<Der> key) {
        return switch (proofs.identities().recheck(approval.caseId())) {
            case CardStatus.Good good -> submit(approval, key);
            case CardStatus.Revoked revoked -> cancelled(approval, "card-no-longer-valid");
            case CardStatus.Unknown unknown ->
                new StepResult.TryAgain(inside.settings().retryStatus(), "card-status-unknown");
            case CardStatus.Unavailable unavailable ->
                new StepResult.TryAgain(inside.settings().retryStatus(), unavailable.reason());
        };
    }

    /** 則5②: only a certificate that is in force at this moment proves its holder; silence of the CA proves nothing. */
    private StepResult byHolder(Approvals.Approval approval, Approvals.Confirmation.Confirmed confirmed) {
        Optional<UUID> renews = confirmed.renews();
        Optional<IssuanceRecord.Issued> current = renews.flatMap(ledger::of);
        if (current.isEmpty()) {
            return new StepResult.Halt("renewal-not-proven");
        }
        if (confirmed.order().notAfterCeiling().filter(inside.proofing()::over).isPresent()) {
            return cancelled(approval, PROOFING_OUTLIVED);
        }
        // also where the CA has not heard of it yet
        if (inside.clock().instant().isAfter(current.get().notAfter())
                || applications.state(renews.get()) == ApplicationState.REVOKED) {
            return cancelled(approval, RENEWED_NOT_IN_FORCE);
        }
        return switch (proofs.atCa().look(renews.get(), current.get())) {
            case RevokedAtCa.Standing.Good good -> {
                inside.transaction()
                        .executeWithoutResult(status -> ledger.record(
                                approval.caseId(),
                                "renewed-certificate-rechecked",
                                Map.of("serial", current.get().serial(), "status", "good")));
                yield submit(approval, Optional.empty());
            }
            case RevokedAtCa.Standing.Revoked revoked -> cancelled(approval, RENEWED_NOT_IN_FORCE);
            case RevokedAtCa.Standing.Unknown(var reason) ->
                new StepResult.TryAgain(inside.settings().retryStatus(), reason);
        };
    }

    /** Paper has no card that could be asked; what counts is that two people approved what still is there. */
    private StepResult onPaper(Approvals.Approval approval, IssuanceOrder.Approval by) {
        if (!(by instanceof IssuanceOrder.Approval.FourEyes)) {
            return new StepResult.Halt("not-approved-by-two-people");
        }
        return switch (proofs.paper().recheck(approval.caseId())) {
            case PaperEvidence.Recheck.Good() -> submit(approval, Optional.empty());
            case PaperEvidence.Recheck.Lapsed(var reason) -> cancelled(approval, "application-stopped");
            case PaperEvidence.Recheck.Changed(var reason) ->
                takenBackForRenewal(approval, "evidence", reason, "evidence-changed");
            case PaperEvidence.Recheck.Untrusted(var reason) -> new StepResult.Halt(reason);
        };
    }

    /**
     * Nothing is issued for a case that is not accepted now, whatever the diagram asks. A paper case may be stopped
     * while its order waits (death), and ends here; by card only this step cancels, so that a token which comes again
     * was moved. Either way the order is taken back.
     */
    private StepResult outOfPlace(Approvals.Approval approval) {
        UUID caseId = approval.caseId();
        if (applications.state(caseId) != ApplicationState.CANCELLED) {
            return new StepResult.Halt(NOT_ACCEPTED);
        }
        return cancelled(approval, "application-stopped") instanceof StepResult.Done done
                ? applications.get(caseId).route().equals(Routes.PAPER) ? done : new StepResult.Halt(NOT_ACCEPTED)
                : new StepResult.TryAgain(inside.settings().retryCa(), "order-not-taken-back");
    }

    private StepResult submit(Approvals.Approval approval, Optional<Der> key) {
        Optional<String> profile = Objects.requireNonNull(inside.transaction().execute(status -> ordered(approval)));
        if (profile.isPresent()) {
            return switch (profile.get()) {
                case NOT_ACCEPTED -> outOfPlace(approval);
                case ProfileGate.ALTERED ->
                    new StepResult.TryAgain(inside.settings().retryCa(), ProfileGate.ALTERED);
                default -> takenBackForRenewal(approval, "profileSha256", "profile-changed", "approval-renewed");
            };
        }
        return switch (outside.ca().submit(approval.order(), key)) {
            case Submission.Issued issued -> issued(approval, issued);
            case Submission.Revoked revoked -> cancelled(approval, ORDER_REVOKED);
            case Submission.Unavailable(var reason) ->
                new StepResult.TryAgain(inside.settings().retryCa(), reason);
            case Submission.Refused(var field, var reason) -> refused(approval, field, reason);
        };
    }

    /** What keeps the order here; empty once its intent is in the book: no log entry, no issue. */
    private Optional<String> ordered(Approvals.Approval approval) {
        if (applications.lock(approval.caseId()) != ApplicationState.ACCEPTED) {
            return Optional.of(NOT_ACCEPTED);
        }
        // held until the commit: two persons put another profile in force before that, or after what is to be ordered
        // is in the book
        Optional<String> objection = profileObjection(approval);
        if (objection.isEmpty()) {
            ledger.record(
                    approval.caseId(),
                    CertificateLedger.ORDERED,
                    Map.of("order", approval.orderId().toString()));
        }
        return objection;
    }

    /** The profile of the order is asked about once more: two persons may have put another in its place meanwhile. */
    private Optional<String> profileObjection(Approvals.Approval approval) {
        return switch (CanonicalOrder.decode(approval.order().canonical())) {
            case CanonicalOrder.Decoding.NotCanonical() -> Optional.of(ProfileGate.ALTERED);
            case CanonicalOrder.Decoding.Decoded(var order) ->
                proofs.profiles().objectionHeld(order.profileId(), order.profileSha256());
        };
    }

    private StepResult issued(Approvals.Approval approval, Submission.Issued issued) {
        if (inside.renewed().isRevoked(approval.caseId())) {
            // signed while the certificate before it was revoked: it goes the same way, and nobody ever got it
            return cancelled(approval, RENEWED_NOT_IN_FORCE);
        }
        Instant now = inside.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Instant deadline = now.plus(inside.settings().receiptWithin());
        UUID caseId = approval.caseId();
        Map<String, Object> outcome = Map.of(
                Variables.ISSUANCE,
                Variables.ISSUED,
                Variables.RECEIPT_DEADLINE,
                deadline.toString(),
                Variables.RECEIPT_REMINDER_AT,
                now.plus(inside.settings().remindAfter()).toString());
        return new StepResult.Done(SELF, outcome, () -> {
            inside.renewed().hold(caseId);
            ledger.insert(caseId, approval.orderId(), issued, now, deadline);
            applications.move(caseId, ApplicationState.ISSUED, Optional.empty());
            inside.watches().forEach(watch -> watch.issued(caseId));
        });
    }

    /** Neutral towards the applicant: death, move and loss look alike. */
    private StepResult cancelled(Approvals.Approval approval, String reason) {
        UUID caseId = approval.caseId();
        return takenBack(
                approval,
                () -> new StepResult.Done(SELF, Map.of(Variables.ISSUANCE, Variables.CANCELLED), () -> {
                    ledger.record(
                            caseId,
                            "issuance-cancelled",
                            Map.of("reason", reason, "order", approval.orderId().toString()));
                    applications.move(caseId, ApplicationState.CANCELLED, Optional.of(reason));
                }));
    }

    /**
     * The CA takes the order back before the case goes elsewhere here, so that no case leaves an order behind that could
     * still be signed; a crash in between finds the order taken back and goes on from there.
     */
    private StepResult takenBack(Approvals.Approval approval, Supplier<StepResult> then) {
        return switch (outside.ca().cancel(approval.order(), SELF.name())) {
            case Voiding.Unavailable(var why) ->
                new StepResult.TryAgain(inside.settings().retryCa(), why);
            case Voiding.Refused(var field, var why) -> new StepResult.Halt("order-refused-" + why);
            case Voiding.Voided() -> then.get();
        };
    }

    /** What it is taken back for is in the book first: after a crash in between nobody takes it for a revocation. */
    private StepResult takenBackForRenewal(Approvals.Approval approval, String field, String reason, String told) {
        UUID caseId = approval.caseId();
        inside.transaction().executeWithoutResult(status -> {
            if (!ledger.wasToBeRenewed(caseId, approval.orderId())) {
                ledger.toBeRenewed(caseId, approval.orderId(), reason);
            }
        });
        return takenBack(approval, () -> renewed(caseId, field, reason, told));
    }

    /** Back to the decision: the approval holds no longer, and people decide whether there is a new one. */
    private StepResult renewed(UUID caseId, String field, String reason, String told) {
        return new StepResult.Done(SELF, Map.of(Variables.ISSUANCE, Variables.REAPPROVE), () -> {
            ledger.record(caseId, "approval-void", Map.of("field", field, "reason", reason));
            applications.move(caseId, ApplicationState.RECEIVED, Optional.of(told));
        });
    }

    /** An approval that went stale returns to the decision; any other refusal stops the case with an alarm. */
    private StepResult refused(Approvals.Approval approval, String field, String reason) {
        UUID caseId = approval.caseId();
        if (field.equals("orderId") && (reason.equals("revoked") || reason.equals("cancelled"))) {
            if (ledger.wasToBeRenewed(caseId, approval.orderId())) {
                return renewed(caseId, field, reason, "evidence-changed");
            }
            return cancelled(approval, ORDER_REVOKED);
        }
        if (field.equals("notAfterCeiling") && reason.equals(PROOFING_OUTLIVED)) {
            return outlived(approval);
        }
        if (STALE.contains(reason) && !byRulesTaken(approval, reason)) {
            return renewed(caseId, field, reason, "approval-renewed");
        }
        if (ledger.wasTriedAgain(caseId, approval.orderId())) {
            // an order is refused once and for all: only another one, of another decision, can be answered otherwise
            return takenBackForRenewal(approval, field, reason, "approval-renewed");
        }
        return stopped(approval, field, reason);
    }

    /** The CA says that it takes the rules and refuses them: deciding anew would order the same again, without end. */
    private boolean byRulesTaken(Approvals.Approval approval, String reason) {
        return reason.equals("rule-set-not-allowed")
                && CanonicalOrder.decode(approval.order().canonical())
                        instanceof CanonicalOrder.Decoding.Decoded(var order)
                && order.approval() instanceof IssuanceOrder.Approval.Automaton automaton
                && outside.ca().takesRules(automaton.ruleSetSha256());
    }

    /** 則5②: the five years ended while the order waited, and no later try makes them longer; if both clocks say so. */
    private StepResult outlived(Approvals.Approval approval) {
        return switch (inside.proofing().refused(approval.order())) {
            case OutlivedProofing.Verdict.Over() -> cancelled(approval, PROOFING_OUTLIVED);
            case OutlivedProofing.Verdict.Soon(var wait) ->
                new StepResult.TryAgain(
                        wait.compareTo(inside.settings().retryCa()) > 0
                                ? wait
                                : inside.settings().retryCa(),
                        PROOFING_OUTLIVED);
            case OutlivedProofing.Verdict.Disagreed() -> stopped(approval, "notAfterCeiling", PROOFING_OUTLIVED);
        };
    }

    private StepResult stopped(Approvals.Approval approval, String field, String reason) {
        inside.transaction()
                .executeWithoutResult(status -> ledger.refused(approval.caseId(), approval.orderId(), field, reason));
        return new StepResult.Halt("order-refused-" + reason);
    }
}
