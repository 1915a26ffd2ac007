package org.toroku.paper;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.RouteRule;
import org.toroku.officers.Persons;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * The second keying is worth nothing if a person does it who accepted the values or was shown them, in this round or an
 * earlier one, or who handled its papers, our form among them; and neither it nor the verdict on a reply is for whoever decided before.
 */
@Component
class PaperClaims implements ClaimRule {
    private static final Set<String> ASSESSED_AGAIN =
            Set.of(TaskIds.RECHECK_PAPER_APPLICATION, TaskIds.EXAMINE_INQUIRY_REPLY);

    private final DecisionDesk decisions;
    private final ValueViews views;
    private final EnclosureLedger enclosures;
    private final Standing standing;
    private final Persons persons;

    PaperClaims(
            DecisionDesk decisions, ValueViews views, EnclosureLedger enclosures, Standing standing, Persons persons) {
        this.decisions = decisions;
        this.views = views;
        this.enclosures = enclosures;
        this.standing = standing;
        this.persons = persons;
    }

    @Override
    public Optional<String> refusal(Inbox.Row task, String officer) {
        if (ASSESSED_AGAIN.contains(task.elementId()) && standing.decided(task.caseId(), officer)) {
            return Optional.of(RouteRule.SENT_BACK);
        }
        if (!task.elementId().equals(TaskIds.RECHECK_PAPER_APPLICATION)) {
            return Optional.empty();
        }
        Set<String> examiners = decisions.examiners(task.caseId());
        if (examiners.isEmpty()
                || persons.isAmong(officer, examiners)
                || persons.isAmong(officer, views.writers(task.caseId()))) {
            return Optional.of("own-examination");
        }
        if (persons.isAmong(officer, enclosures.handlers(task.caseId()))) {
            return Optional.of("handled-papers");
        }
        return persons.isAmong(officer, views.readers(task.caseId()))
                        || persons.isAmong(officer, views.printers(task.caseId()))
                ? Optional.of("seen-values")
                : Optional.empty();
    }
}
