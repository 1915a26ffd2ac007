package org.toroku.revocation;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.TaskIds;

/** Nobody judges what they entered, and of an ex-officio revocation nobody twice. The officers' own rules hold beside. */
@Component
class JudgeRule implements ClaimRule {
    private static final Set<String> JUDGEMENTS = Set.of(TaskIds.JUDGE_REVOCATION, TaskIds.CONFIRM_REVOCATION);

    private final RevocationLedger ledger;

    JudgeRule(RevocationLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> refusal(Inbox.Row task, String officer) {
        if (!JUDGEMENTS.contains(task.elementId())) {
            return Optional.empty();
        }
        // a task whose request is closed is about to go
        return ledger.openOf(task.caseId())
                .map(request -> refusal(request, officer))
                .orElse(Optional.of("gone"));
    }

    private static Optional<String> refusal(Request request, String officer) {
        if (request.enteredBy().equals(officer)) {
            return Optional.of("entered-it");
        }
        return request.judgements().stream().anyMatch(each -> each.officer().equals(officer))
                ? Optional.of("judged-first")
                : Optional.empty();
    }
}
