package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.ByRule;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Judges by rule what the holder signed; leaves every other request to people. Read from the sealed books, held until the commit. */
@Component
class JudgeSignedRequest implements Step {
    private static final Set<ApplicationState> IN_FORCE = Set.of(ApplicationState.ISSUED, ApplicationState.DELIVERED);

    private final RevocationLedger ledger;
    private final SignedRequests signed;
    private final SignedRequestRule rule;
    private final Certificate certificate;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What is revoked. */
    @Component("signedRequestCertificate")
    record Certificate(Applications applications, RequestedRevocation revocation) {}

    JudgeSignedRequest(
            RevocationLedger ledger,
            SignedRequests signed,
            SignedRequestRule rule,
            Certificate certificate,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.signed = signed;
        this.rule = rule;
        this.certificate = certificate;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.JUDGE_SIGNED_REQUEST;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> found = Objects.requireNonNull(transaction.execute(status -> ledger.lock(context.caseId())));
        if (found.isEmpty()) {
            return new StepResult.Halt("no-request");
        }
        Request request = found.get();
        if (request.signed().isEmpty() || request.entry().channel() != Channel.SIGNED) {
            return decided(false, () -> {});
        }
        Optional<ByRule> earlier = request.signed().flatMap(Signed::byRule);
        if (earlier.isPresent()) {
            return decided(earlier.get().revokes(), () -> {});
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!IN_FORCE.contains(certificate.applications().state(request.caseId()))) {
            // whoever revoked it ends the task that people get
            return referred(request, "already-revoked", now);
        }
        return switch (rule.judge(request, othersWouldGo(request), now)) {
            case SignedRequestRule.Judgement.Refer(var why) -> referred(request, why, now);
            case SignedRequestRule.Judgement.Revoke judged -> revoked(request, judged, now);
        };
    }

    private boolean othersWouldGo(Request request) {
        return !certificate.revocation().inForceBesides(request.caseId()).isEmpty();
    }

    private StepResult referred(Request request, String why, Instant now) {
        return decided(
                false, () -> signed.insert(request, SignedRequests.Verdict.refer(why), RevocationLedger.SELF, now));
    }

    private StepResult revoked(Request request, SignedRequestRule.Judgement.Revoke judged, Instant now) {
        return new StepResult.Done(judged.actor(), Map.of(Variables.DECISION, Variables.REVOKE), () -> {
            // the certificate before what belongs to it, as everywhere
            ApplicationState state = certificate.applications().lock(request.caseId());
            Request held = ledger.lock(request.id()).orElseThrow();
            if (!held.signed().equals(request.signed())
                    || !IN_FORCE.contains(state)
                    || othersWouldGo(held) && !SignedRequestRule.takesOthers(held.entry())
                    || !rule.holds(judged, clock.instant())) {
                throw new RequestOvertakenException();
            }
            ledger.judgedByRule(held, SignedRequests.Verdict.revoke(held, judged), judged.actor(), now);
            certificate.revocation().request(held.caseId(), held.entry().reason(), judged.actor());
        });
    }

    private static StepResult decided(boolean revoke, Runnable writes) {
        return new StepResult.Done(
                RevocationLedger.SELF, Map.of(Variables.DECISION, revoke ? Variables.REVOKE : Variables.REFER), writes);
    }
}
