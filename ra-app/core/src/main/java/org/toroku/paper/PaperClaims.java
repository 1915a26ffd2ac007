package org.toroku.paper;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** The second keying is worth nothing if the person does it who accepted the values. */
@Component
class PaperClaims implements ClaimRule {
    private final DecisionDesk decisions;

    PaperClaims(DecisionDesk decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<String> refusal(Inbox.Row task, String officer) {
        return task.elementId().equals(TaskIds.RECHECK_PAPER_APPLICATION)
                        && decisions
                                .examination(task.caseId())
                                .map(examination -> examination.examiner().equals(officer))
                                .orElse(true)
                ? Optional.of("four-eyes")
                : Optional.empty();
    }
}
