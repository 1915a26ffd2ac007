package org.toroku.revocation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.officers.Persons;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.TaskIds;

/** Nobody judges what they entered, and of an ex-officio revocation nobody twice. The officers' own rules hold beside. */
@Component
class JudgeRule implements ClaimRule {
    private static final Set<String> JUDGEMENTS = Set.of(TaskIds.JUDGE_REVOCATION, TaskIds.CONFIRM_REVOCATION);

    private final RevocationLedger ledger;
    private final Persons persons;

    JudgeRule(RevocationLedger ledger, Persons persons) {
        this.ledger = ledger;
        this.persons = persons;
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

    private Optional<String> refusal(Request request, String officer) {
        if (persons.areOne(officer, request.enteredBy())) {
            return Optional.of("entered-it");
        }
        List<String> judges = request.judgements().stream()
                .map(RevocationDesk.Judged::officer)
                .toList();
        return persons.isAmong(officer, judges) ? Optional.of("judged-first") : Optional.empty();
    }
}
