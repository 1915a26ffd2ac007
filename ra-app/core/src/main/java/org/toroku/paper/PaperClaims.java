package org.toroku.paper;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** The second keying is worth nothing if a person does it who accepted the values, in this round or an earlier one. */
@Component
class PaperClaims implements ClaimRule {
    private final DecisionDesk decisions;

    PaperClaims(DecisionDesk decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<String> refusal(Inbox.Row task, String officer) {
        if (!task.elementId().equals(TaskIds.RECHECK_PAPER_APPLICATION)) {
            return Optional.empty();
        }
        Set<String> examiners = decisions.examiners(task.caseId());
        return examiners.isEmpty() || examiners.contains(officer) ? Optional.of("four-eyes") : Optional.empty();
    }
}
