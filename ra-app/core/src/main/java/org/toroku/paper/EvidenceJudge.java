package org.toroku.paper;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.Evidence;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.workflows.evidence.Assessment;
import org.toroku.workflows.evidence.Enclosure;
import org.toroku.workflows.evidence.EvidenceRules;
import org.toroku.workflows.evidence.Finding;
import org.toroku.workflows.evidence.Holder;
import org.toroku.workflows.evidence.Mark;
import org.toroku.workflows.evidence.ReceivedEvidence;

/** Applies the evidence rules in force today (則5①) to the documents of a case that count. */
@Component
class EvidenceJudge {
    private final FileLedger files;
    private final EnclosureLedger enclosures;
    private final PageLedger pages;
    private final Clock clock;

    EvidenceJudge(FileLedger files, EnclosureLedger enclosures, PageLedger pages, Clock clock) {
        this.files = files;
        this.enclosures = enclosures;
        this.pages = pages;
        this.clock = clock;
    }

    Evidence judge(UUID caseId) {
        Assessment assessment = assess(caseId);
        return new Evidence(
                switch (assessment.outcome()) {
                    case COMPLETE -> Completeness.COMPLETE;
                    case INCOMPLETE -> Completeness.INCOMPLETE;
                    case QUARANTINED -> Completeness.QUARANTINED;
                },
                assessment.findings().stream().map(EvidenceJudge::defect).toList(),
                assessment.version() + " " + assessment.sha256());
    }

    Assessment assess(UUID caseId) {
        PaperRow file = files.get(caseId);
        // a replaced document no longer proves anything, but while it shows a My Number it still has to go back
        List<Enclosure> atHand = Stream.concat(
                        enclosures.current(caseId).stream(),
                        enclosures.of(caseId).stream().filter(row -> row.here() && row.quarantined()))
                .distinct()
                .map(this::enclosure)
                .toList();
        return EvidenceRules.inForceOn(Moment.today(clock))
                .assess(new ReceivedEvidence(file.method().name(), file.proxy(), atHand));
    }

    private Enclosure enclosure(EnclosureRow row) {
        Set<Mark> marks = row.flags().stream().flatMap(EvidenceJudge::mark).collect(Collectors.toSet());
        if (row.quarantined()) {
            // also where nobody marked it and the number was found on a page
            marks.add(Mark.MY_NUMBER_SHOWN);
        }
        return new Enclosure(
                row.kind().name(),
                row.ofProxy() ? Holder.PROXY : Holder.APPLICANT,
                row.issuedOn(),
                row.expiresOn(),
                row.receivedOn(),
                marks,
                // a page that is withheld from everybody who examines shows nobody anything
                (int) pages.ofEnclosure(row.id()).stream()
                        .filter(page -> !page.quarantined())
                        .count());
    }

    private static Stream<Mark> mark(Flag flag) {
        return switch (flag) {
            case SEALED -> Stream.of(Mark.SEALED);
            case SIGNED -> Stream.of(Mark.SIGNED);
            case ORIGINAL -> Stream.of(Mark.ORIGINAL);
            case MY_NUMBER_SHOWN -> Stream.of(Mark.MY_NUMBER_SHOWN);
            case OF_PROXY -> Stream.of();
        };
    }

    /** Where any of several documents would do, the first stands for them; the letter names them all by its own rule. */
    private static Defect defect(Finding finding) {
        return Defect.of(
                DefectCode.valueOf(finding.defect().name()),
                EnclosureKind.valueOf(finding.kinds().getFirst()));
    }
}
