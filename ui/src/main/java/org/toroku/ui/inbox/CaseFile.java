package org.toroku.ui.inbox;

import java.util.List;
import java.util.Optional;
import org.toroku.decision.DecisionDesk.Examination;
import org.toroku.identity.Identities.Verification;
import org.toroku.matching.MatchReport;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;

/**
 * Everything an officer sees of one case at one moment.
 *
 * @param version of what is shown; an act on it is refused when anything changed since
 * @param content the text the applicant signed, empty where it cannot be read
 */
record CaseFile(
        Inbox.Row task,
        String version,
        Optional<String> content,
        Optional<MatchReport> match,
        Optional<Verification> verification,
        Optional<Examination> examination,
        List<CaseTrail.Entry> trail) {

    CaseFile {
        trail = List.copyOf(trail);
    }

    /** Fields that no machine found equal: an eye has to confirm each. */
    List<MatchReport.FieldMatch> toConfirm() {
        return match.stream()
                .flatMap(report -> report.fields().stream())
                .filter(field -> field.verdict() != MatchReport.Verdict.EQUAL)
                .toList();
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "CaseFile[" + task.caseNumber() + "]";
    }
}
