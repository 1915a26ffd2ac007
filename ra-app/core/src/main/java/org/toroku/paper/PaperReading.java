package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PageLedger.PageRow;
import org.toroku.paper.Sight.Extent;
import org.toroku.pki.Der;
import org.toroku.post.OutgoingMail;

/** Shows paper files to officers, each what their work needs. */
@Component
class PaperReading implements PaperFiles {
    /** What is laid beside each other when seals are compared. */
    private static final Set<EnclosureKind> SEALED =
            Set.of(EnclosureKind.APPLICATION_FORM, EnclosureKind.MANDATE, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);

    private static final Set<String> READERS =
            Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final Doors doors;
    private final Ledgers ledgers;
    private final Verdicts verdicts;
    private final Applications applications;
    private final DocumentStore documents;

    /** Rows of a paper file. */
    @Component
    record Ledgers(
            FileLedger files,
            EnclosureLedger enclosures,
            EntryLedger entries,
            PageLedger pages,
            ValueLedger values,
            ActLedger acts,
            OutgoingMail mail,
            PageCases cases) {}

    /** What follows from the rows. */
    @Component
    record Verdicts(
            EvidenceJudge judge,
            EvidenceChecks checks,
            Matrix matrix,
            Standing standing,
            DecisionDesk decisions,
            PersonDesk persons,
            Sight sight) {}

    PaperReading(Doors doors, Ledgers ledgers, Verdicts verdicts, Applications applications, DocumentStore documents) {
        this.doors = doors;
        this.ledgers = ledgers;
        this.verdicts = verdicts;
        this.applications = applications;
        this.documents = documents;
    }

    @Override
    public Optional<PaperFile> of(Officer officer, UUID caseId) {
        Optional<PaperRow> file = ledgers.files().find(caseId);
        if (file.isEmpty()) {
            doors.objection(officer, READERS);
            return Optional.empty();
        }
        if (doors.objection(officer, READERS, caseId).isPresent()) {
            return Optional.empty();
        }
        return switch (verdicts.sight().of(officer, caseId)) {
            // whoever is keying the case again must not see meanwhile what was accepted
            case NOTHING -> Optional.empty();
            case PAGES -> Optional.of(show(file.get(), Extent.PAGES, officer));
            case FORM -> Optional.of(show(file.get(), Extent.FORM, officer));
            case ALL -> Optional.of(show(file.get(), Extent.ALL, officer));
        };
    }

    private PaperFile show(PaperRow file, Extent extent, Officer officer) {
        boolean all = extent.showsValues();
        UUID caseId = file.caseId();
        ApplicationRecord application = applications.get(caseId);
        List<EnclosureRow> current = ledgers.enclosures().current(caseId);
        return new PaperFile(
                caseId,
                application.caseNumber(),
                file.caseCode(),
                file.method(),
                file.proxy(),
                file.letterLanguage(),
                file.documentsDeadline(),
                verdicts.decisions().caseVersion(caseId),
                extent.showsForm() ? Optional.of(application.form()) : Optional.empty(),
                ledgers.enclosures().arrivals(caseId).stream()
                        .map(EnclosureLedger.ArrivalRow::view)
                        .toList(),
                ledgers.enclosures().of(caseId).stream()
                        .map(row -> enclosure(row, current.contains(row), all))
                        .toList(),
                all ? ledgers.values().of(caseId) : List.of(),
                all ? verdicts.matrix().of(caseId) : List.of(),
                verdicts.judge().judge(caseId),
                verdicts.checks().of(caseId),
                verdicts.standing().seal(caseId),
                verdicts.standing()
                        .outdated(
                                caseId, verdicts.decisions().examination(caseId).isPresent()),
                sealChecks(caseId),
                all ? verdicts.decisions().examinations(caseId) : List.of(),
                events(caseId, all),
                all ? rechecks(caseId, file) : List.of(),
                ledgers.mail().ofCase(caseId),
                all ? verdicts.persons().others(officer, caseId) : List.of());
    }

    private Enclosure enclosure(EnclosureRow row, boolean current, boolean words) {
        List<Custody> custody = ledgers.enclosures().custody(row.id());
        return new Enclosure(
                row.id(),
                row.arrivalId(),
                row.kind(),
                row.issuedOn(),
                row.expiresOn(),
                row.receivedOn(),
                row.sheets(),
                row.flags(),
                row.quarantined(),
                current,
                row.here() ? Optional.of(custody.getLast().location()) : Optional.empty(),
                custody,
                ledgers.pages().ofEnclosure(row.id()).stream()
                        .map(PageRow::view)
                        .toList(),
                ledgers.entries().of(row.id()).stream()
                        .map(each -> words ? each : new Entered(each.entry(), "", each.officer(), each.at()))
                        .toList());
    }

    private List<SealCheck> sealChecks(UUID caseId) {
        return ledgers.acts().of(caseId).stream()
                .flatMap(act ->
                        act.kind().seal().stream().map(verdict -> new SealCheck(verdict, act.officer(), act.at())))
                .toList();
    }

    /** Words may quote a value; who must not see one sees that something was said. */
    private List<Event> events(UUID caseId, boolean words) {
        return ledgers.acts().of(caseId).stream()
                .flatMap(act -> act.kind().event().stream()
                        .map(kind -> new Event(
                                kind,
                                words
                                        ? act.defects()
                                        : act.defects().stream()
                                                .map(Defect::withoutWords)
                                                .toList(),
                                words ? act.words() : "",
                                act.until(),
                                act.officer(),
                                act.at())))
                .toList();
    }

    private List<Recheck> rechecks(UUID caseId, PaperRow file) {
        return ledgers.acts().rechecks(caseId).stream()
                .map(row -> new Recheck(
                        row.same(),
                        row.differing(),
                        row.valuesVersion() == file.valuesVersion(),
                        row.officer(),
                        row.at()))
                .toList();
    }

    @Override
    public Image image(Officer officer, UUID pageId) {
        if (doors.objection(officer, READERS).isPresent()) {
            // before anything is looked up: whether the page exists is nothing to whoever may see none
            return new Image.Withheld("role");
        }
        Optional<PageRow> found = ledgers.pages().find(pageId);
        if (found.isEmpty()) {
            return new Image.NoSuchPage();
        }
        PageRow page = found.get();
        if (ledgers.pages().shredded(page)) {
            return new Image.NoSuchPage();
        }
        // what the register says now, not what the session brought along
        boolean postRoom = doors.holds(officer, Set.of(Roles.POST_ROOM));
        Optional<String> objection = page.caseId()
                .map(caseId -> doors.objection(officer, READERS, caseId))
                .orElseGet(() -> doors.objection(officer, Set.of(Roles.POST_ROOM))
                        .or(() -> ledgers.cases().of(page).stream()
                                .flatMap(caseId -> doors.objection(officer, READERS, caseId).stream())
                                .findFirst()));
        if (objection.isPresent()) {
            return new Image.Withheld("role");
        }
        if (page.erased()) {
            return new Image.Erased();
        }
        boolean withheld = page.quarantined()
                || page.enclosureId()
                        .flatMap(ledgers.enclosures()::find)
                        .filter(EnclosureRow::quarantined)
                        .isPresent();
        if (withheld && !(postRoom && page.masked())) {
            return new Image.Withheld("quarantined");
        }
        if (!postRoom && ledgers.pages().unsearched(page.id())) {
            return new Image.Withheld("not-searched");
        }
        boolean unknown =
                postRoom && (page.enclosureId().isEmpty() || ledgers.pages().unsearched(page.id()));
        if (unknown ? !mayBeForm(officer, page) : blind(officer, page)) {
            return new Image.Withheld("blind-keying");
        }
        try {
            return new Image.Shown(Der.of(documents.read(page.imageDocument())), page.mediaType(), page.masked());
        } catch (DocumentDamagedException _) {
            return new Image.Damaged();
        }
    }

    /** Shows a page of which nobody knows yet whether it is our form; not to whoever keys one of its cases now. */
    private boolean mayBeForm(Officer officer, PageRow page) {
        Set<UUID> cases = ledgers.cases().of(page);
        return cases.stream().noneMatch(caseId -> verdicts.sight().keys(officer, caseId))
                && cases.stream().allMatch(caseId -> verdicts.sight().shown(officer, caseId));
    }

    /**
     * Whether the page is a print of the house, which says what is keyed, and the officer may still key the case. What
     * the keying is done from are the documents of the authorities; our form and our inquiry are none of them.
     */
    private boolean blind(Officer officer, PageRow page) {
        return page.enclosureId()
                .flatMap(ledgers.enclosures()::find)
                .filter(row ->
                        row.kind() == EnclosureKind.APPLICATION_FORM || row.kind() == EnclosureKind.INQUIRY_REPLY)
                .filter(row -> !verdicts.sight().of(officer, row.caseId()).showsForm())
                .isPresent();
    }

    @Override
    public Set<UUID> damaged(Officer officer, UUID caseId) {
        if (of(officer, caseId).isEmpty()) {
            return Set.of();
        }
        return ledgers.enclosures().of(caseId).stream()
                .flatMap(row -> ledgers.pages().ofEnclosure(row.id()).stream())
                .map(PageRow::id)
                .filter(page -> image(officer, page) instanceof Image.Damaged)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean sealsShown(Officer officer, UUID caseId) {
        boolean barred = ledgers.files().find(caseId).isEmpty()
                ? doors.objection(officer, READERS).isPresent()
                : doors.objection(officer, READERS, caseId).isPresent();
        return !barred
                && ledgers.enclosures().current(caseId).stream()
                        .filter(row -> SEALED.contains(row.kind()))
                        .flatMap(row -> ledgers.pages().ofEnclosure(row.id()).stream())
                        .map(page -> image(officer, page.id()))
                        .noneMatch(image -> image instanceof Image.Withheld || image instanceof Image.Damaged);
    }
}
