package org.toroku.ui.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.automaton.Judgements;
import org.toroku.check.CheckDesk;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.decision.PreviewDesk;
import org.toroku.enrolment.Applications;
import org.toroku.identity.Identities;
import org.toroku.living.LivingDesk;
import org.toroku.matching.Matches;
import org.toroku.organisation.AffiliationDesk;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.renewal.RenewalDesk;
import org.toroku.revocation.RevocationDesk;
import org.toroku.subjectkey.KeyDesk;
import org.toroku.workflows.TaskIds;

/** Gathers what the modules know of a case. */
@Component
class CaseFiles {
    private final DecisionDesk decisions;
    /** Who recommends an acceptance sees what it would certify as well as who decides: on these routes nothing is keyed unseen. */
    private static final Set<String> PREVIEWED = Set.of(TaskIds.EXAMINE_APPLICATION, TaskIds.DECIDE_ON_APPLICATION);

    private final PreviewDesk previews;
    private final Applications applications;
    private final Findings findings;
    private final CaseTrail trail;

    /** What machines and people found, and the key that they looked at. */
    @Component
    record Findings(
            Matches matches,
            Identities identities,
            Judgements judgements,
            KeyDesk keys,
            RenewalDesk renewals,
            AffiliationDesk affiliations,
            AttendanceDesk attendance,
            PersonDesk persons,
            CheckDesk checks,
            RevocationDesk revocations,
            ReceiptDesk receipts,
            LivingDesk living) {}

    CaseFiles(
            DecisionDesk decisions,
            PreviewDesk previews,
            Applications applications,
            Findings findings,
            CaseTrail trail) {
        this.decisions = decisions;
        this.previews = previews;
        this.applications = applications;
        this.findings = findings;
        this.trail = trail;
    }

    /** The version is read first: a change while reading makes the file outdated, never wrongly current. */
    CaseFile of(Inbox.Row task, Officer officer) {
        UUID caseId = task.caseId();
        String version = decisions.caseVersion(caseId);
        return new CaseFile(
                task,
                version,
                content(caseId),
                findings.matches().of(caseId),
                findings.identities().latest(caseId),
                findings.judgements().latest(caseId),
                findings.keys().of(officer, caseId),
                findings.renewals().of(officer, caseId),
                findings.affiliations().of(officer, caseId),
                findings.attendance().of(officer, caseId),
                findings.persons().others(officer, caseId),
                decisions.examination(caseId),
                decisions.sentBack(caseId),
                PREVIEWED.contains(task.elementId())
                        ? Optional.of(previews.preview(officer, caseId))
                        : Optional.empty(),
                new CaseFile.Checks(
                        findings.checks().asked(officer, task),
                        findings.checks().of(officer, caseId)),
                findings.revocations()
                        .look(officer, caseId)
                        .map(RevocationDesk.Sheet::requests)
                        .orElse(List.of()),
                findings.receipts().of(officer, caseId),
                findings.living().of(officer, caseId),
                trail.of(caseId));
    }

    private Optional<String> content(UUID caseId) {
        return applications
                .signed(caseId)
                .map(signed -> new String(signed.content().toByteArray(), StandardCharsets.UTF_8));
    }
}
