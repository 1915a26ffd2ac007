package org.toroku.paper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Deadline;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.post.CaseLetters;
import org.toroku.post.LetterKind;
import org.toroku.workflows.evidence.EvidenceDefect;
import org.toroku.workflows.evidence.Holder;

/** What letters say of cases on paper. */
@Component
class PaperLetters implements CaseLetters {
    /** What the entries of the post room prove; what only pictures show is for examiners to tell. */
    private static final Set<EvidenceDefect> TOLD_WITH_ORIGINALS = EnumSet.of(
            EvidenceDefect.DOCUMENT_MISSING,
            EvidenceDefect.DOCUMENT_TOO_OLD,
            EvidenceDefect.DOCUMENT_EXPIRED,
            EvidenceDefect.FORM_NOT_SEALED,
            EvidenceDefect.NOT_ACCEPTED_KIND);

    /**
     * Anybody can enter another's address on the portal and post a sheet of anything. Letters go where a signed form asks for them, or
     * an official paper of the person lies here.
     */
    private static final Set<EnclosureKind> CALLS_FOR_AN_ANSWER =
            EnumSet.complementOf(EnumSet.of(EnclosureKind.OTHER, EnclosureKind.INQUIRY_REPLY, EnclosureKind.MANDATE));

    private final FileLedger files;
    private final EnclosureLedger enclosures;
    private final PickupCodes codes;
    private final EvidenceJudge judge;
    private final PaperSettings settings;
    private final Clock clock;

    PaperLetters(
            FileLedger files,
            EnclosureLedger enclosures,
            PickupCodes codes,
            EvidenceJudge judge,
            PaperSettings settings,
            Clock clock) {
        this.files = files;
        this.enclosures = enclosures;
        this.codes = codes;
        this.judge = judge;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Facts> facts(UUID caseId) {
        return files.find(caseId)
                .map(file -> new Facts(
                        file.caseCode(),
                        file.letterLanguage().locale(),
                        file.documentsDeadline(),
                        inTime(settings.documentsWithin()),
                        file.replyDeadline(),
                        inTime(settings.replyWithin())));
    }

    /** Examiners hold it against the documents, and the second reader keys it from them. */
    @Override
    public Optional<Destination> destination(ApplicationRecord application, LetterKind kind) {
        return Optional.of(Destination.stated(application));
    }

    @Override
    public boolean maySendTo(UUID caseId) {
        return enclosures.of(caseId).stream().anyMatch(row -> CALLS_FOR_AN_ANSWER.contains(row.kind()));
    }

    private Instant inTime(Duration within) {
        return Deadline.endOfDayOf(Moment.now(clock).plus(within)).at();
    }

    @Override
    public List<Original> wentBack(UUID caseId, String tracking) {
        String number = plain(tracking);
        return originals(
                caseId,
                row -> enclosures.custody(row.id()).stream()
                        .anyMatch(event -> event.event() == CustodyEvent.RETURNED
                                && plain(event.location()).equals(number)));
    }

    @Override
    public List<Original> goingBack(UUID caseId) {
        return originals(caseId, row -> row.here() && row.quarantined());
    }

    @Override
    public List<Lacking> lacking(UUID caseId) {
        return judge.assess(caseId).findings().stream()
                .filter(finding -> TOLD_WITH_ORIGINALS.contains(finding.defect()))
                .map(finding -> new Lacking(finding.defect().name(), finding.kinds(), finding.holder() == Holder.PROXY))
                .toList();
    }

    private List<Original> originals(UUID caseId, Predicate<EnclosureRow> which) {
        return enclosures.of(caseId).stream()
                .filter(which)
                .map(row -> new Original(row.kind().name(), row.sheets(), row.quarantined()))
                .toList();
    }

    private static String plain(String tracking) {
        return tracking.replaceAll("[\\s-]", "");
    }

    @Override
    public void codeSpoiled(UUID caseId, UUID mailId, Actor by) {
        codes.makeVoid(caseId, mailId, by);
        codes.issue(caseId, by);
    }
}
