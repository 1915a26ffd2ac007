package org.toroku.revocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.issuance.RevocationRequests;
import org.toroku.process.CaseConductor;
import org.toroku.process.CaseEnds;
import org.toroku.process.StepContext;
import org.toroku.process.TaskDate;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.Messages;
import org.toroku.workflows.TaskIds;

/** What a request means to the rest of the house: it holds its certificate, and it ends. */
@Component
class OpenRequests implements RevocationRequests, CaseEnds, TaskDate {
    private static final Set<String> JUDGEMENTS = Set.of(TaskIds.JUDGE_REVOCATION, TaskIds.CONFIRM_REVOCATION);

    private final RevocationLedger ledger;
    private final CaseConductor conductor;

    OpenRequests(RevocationLedger ledger, CaseConductor conductor) {
        this.ledger = ledger;
        this.conductor = conductor;
    }

    @Override
    public boolean hold(UUID caseId) {
        return ledger.hold(caseId);
    }

    @Override
    public Optional<Instant> heldUntil(UUID caseId) {
        return ledger.heldUntil(caseId);
    }

    /** A judgement that was made ends in its own way; there is nothing left to judge of any other. */
    @Override
    public void revoked(UUID caseId) {
        ledger.openOf(caseId)
                .filter(request -> !request.judged())
                .ifPresent(request ->
                        conductor.tell(request.id(), Messages.CERTIFICATE_REVOKED, Map.of(), RevocationLedger.SELF));
    }

    @Override
    public Optional<Boolean> over(UUID id) {
        return ledger.find(id).map(OpenRequests::isOver);
    }

    private static boolean isOver(Request request) {
        return request.outcome()
                .filter(outcome ->
                        outcome != Outcome.REVOKED || request.publishedAt().isPresent())
                .isPresent();
    }

    @Override
    public Optional<Instant> of(StepContext task) {
        return JUDGEMENTS.contains(task.elementId())
                ? ledger.find(task.caseId()).map(Request::dueAt)
                : Optional.empty();
    }
}
