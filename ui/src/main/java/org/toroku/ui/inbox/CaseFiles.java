package org.toroku.ui.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.Applications;
import org.toroku.identity.Identities;
import org.toroku.matching.Matches;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;

/** Gathers what the modules know of a case. */
@Component
class CaseFiles {
    private final Inbox inbox;
    private final DecisionDesk decisions;
    private final Applications applications;
    private final Matches matches;
    private final Identities identities;
    private final CaseTrail trail;

    CaseFiles(
            Inbox inbox,
            DecisionDesk decisions,
            Applications applications,
            Matches matches,
            Identities identities,
            CaseTrail trail) {
        this.inbox = inbox;
        this.decisions = decisions;
        this.applications = applications;
        this.matches = matches;
        this.identities = identities;
        this.trail = trail;
    }

    /** The version is read first: a change while reading makes the file outdated, never wrongly current. */
    Optional<CaseFile> find(long taskKey) {
        return inbox.find(taskKey).map(task -> {
            UUID caseId = task.caseId();
            String version = decisions.caseVersion(caseId);
            return new CaseFile(
                    task,
                    version,
                    content(caseId),
                    matches.of(caseId),
                    identities.latest(caseId),
                    decisions.examination(caseId),
                    trail.of(caseId));
        });
    }

    private Optional<String> content(UUID caseId) {
        return applications
                .signed(caseId)
                .map(signed -> new String(signed.content().toByteArray(), StandardCharsets.UTF_8));
    }
}
