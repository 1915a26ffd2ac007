package org.toroku.ui.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.PreviewDesk;
import org.toroku.decision.PreviewDesk.Preview;
import org.toroku.officers.Roles;
import org.toroku.paper.Act;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperExaminationDesk;
import org.toroku.paper.PaperExaminationDesk.Correction;
import org.toroku.paper.PaperExaminationDesk.ReplyVerdict;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.SealVerdict;
import org.toroku.paper.UnreadPages;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;
import org.toroku.workflows.TaskIds;

/** One task of a paper case: what is shown, what this officer may do, and the answers of the desks. */
final class PaperCaseViewModel {
    private static final Set<String> REPORTERS = Set.of(Roles.EXAMINER, Roles.MANAGER);
    private static final Map<String, Mode> MODES = Map.of(
            TaskIds.EXAMINE_PAPER_APPLICATION, Mode.EXAMINE,
            TaskIds.DECIDE_ON_PAPER_APPLICATION, Mode.DECIDE,
            TaskIds.ADVISE_ON_PAPER_APPLICATION, Mode.ADVISE,
            TaskIds.EXAMINE_INQUIRY_REPLY, Mode.REPLY);

    private final TaskHold hold;
    private final Desks desks;
    private final List<Defect> defects = new ArrayList<>();
    private Optional<PaperFile> file = Optional.empty();
    private String note = "";
    private Set<UUID> damaged = Set.of();
    private Set<UUID> unread = Set.of();
    private Set<UUID> unseen = Set.of();
    private Optional<Preview> preview = Optional.empty();
    private String lookId = "";
    private boolean sealsShown;

    /** Whom the page speaks to. */
    record Desks(
            PaperFiles files,
            UnreadPages unread,
            PaperExaminationDesk paper,
            DecisionDesk decisions,
            PreviewDesk previews,
            Clock clock) {}

    PaperCaseViewModel(TaskHold hold, Desks desks) {
        this.hold = hold;
        this.desks = desks;
    }

    /** What the officer can do now. */
    enum Mode {
        /** No such task, or none of this officer's. */
        CLOSED,
        READ_ONLY,
        CLAIMABLE,
        EXAMINE,
        DECIDE,
        ADVISE,
        REPLY
    }

    void load() {
        file = hold.read().flatMap(row -> desks.files().of(hold.officer(), row.caseId()));
        preview = file.filter(shown -> isAt(TaskIds.DECIDE_ON_PAPER_APPLICATION))
                .map(shown -> desks.previews().preview(hold.officer(), shown.caseId()));
    }

    /** Reads every picture of the case, so it is done when the page is opened and not with every value. */
    void look() {
        lookId = UUID.randomUUID().toString();
        sealsShown = file.filter(shown -> desks.files().sealsShown(hold.officer(), shown.caseId()))
                .isPresent();
        damaged = file.map(shown -> desks.files().damaged(hold.officer(), shown.caseId()))
                .orElse(Set.of());
        unread = file.map(shown -> desks.unread().ofCase(hold.officer(), shown.caseId()))
                .orElse(Set.of());
        unseen = unread.stream()
                .filter(page -> desks.files().image(hold.officer(), page) instanceof PaperFiles.Image.Withheld)
                .collect(Collectors.toSet());
    }

    /** Another one whenever pictures were looked at anew: what is shown may have changed by a claim or a release. */
    String lookId() {
        return lookId;
    }

    /** Whether a verdict on the seals can be given now: nobody finds seals equal on pages that are withheld from them. */
    boolean judgesSeals() {
        return examines() && sealsShown;
    }

    /** Unread pages that are not shown here: nobody of the post room has looked for a My Number on them yet. */
    Set<UUID> unseen() {
        return unseen;
    }

    /** Pages that no machine read or searched for a My Number. */
    Set<UUID> unread() {
        return unread;
    }

    /** Pages whose pictures are missing or altered. */
    Set<UUID> damaged() {
        return damaged;
    }

    private boolean isAt(String element) {
        return hold.row().filter(row -> row.elementId().equals(element)).isPresent();
    }

    Optional<PaperFile> file() {
        return file;
    }

    /** What an acceptance would have certified; only where the task is to decide. */
    Optional<Preview> preview() {
        return preview;
    }

    /** False where the certificate could not be issued, or not yet. */
    boolean acceptable() {
        return objection().isEmpty();
    }

    /** What an acceptance would be refused with now. */
    Optional<String> objection() {
        return preview.flatMap(Preview::objection);
    }

    TaskHold hold() {
        return hold;
    }

    /** True when the case or its task is no longer as shown. */
    boolean isOutdated() {
        return file.filter(shown -> hold.changed()
                        || !desks.decisions().caseVersion(shown.caseId()).equals(shown.version()))
                .isPresent();
    }

    Mode mode() {
        return switch (hold.stage()) {
            case CLOSED -> Mode.CLOSED;
            case READ_ONLY -> Mode.READ_ONLY;
            case CLAIMABLE -> Mode.CLAIMABLE;
            case MINE -> hold.row().map(row -> MODES.get(row.elementId())).orElse(Mode.READ_ONLY);
        };
    }

    /** Whether somebody who hears of the applicant's death reports it here; the desk decides. */
    boolean mayReportDeath() {
        return hold.officer().roles().stream().anyMatch(REPORTERS::contains);
    }

    /** Whether values can be corrected and confirmed now. */
    boolean examines() {
        return mode() == Mode.EXAMINE;
    }

    /** What the officer is writing; a value that is set right meanwhile draws the page anew. */
    String note() {
        return note;
    }

    void note(String typed) {
        note = typed;
    }

    /** Fields that the second person keyed otherwise, as long as nothing changed since; the examiner looks at them again. */
    Set<PaperField> keyedOtherwise() {
        return file.filter(shown -> examines())
                .map(PaperFile::rechecks)
                .filter(rechecks -> !rechecks.isEmpty())
                .map(List::getLast)
                .filter(last -> !last.same())
                .map(PaperFiles.Recheck::differing)
                .orElse(Set.of());
    }

    /** A refusal for want of scans names the documents; one for want of a look says how values on paper are confirmed. */
    Said explained(Said answer, Function<EnclosureKind, String> named) {
        if (answer.key().equals("act.unconfirmed-fields")) {
            return new Said("paper.unconfirmed-values", "", false);
        }
        return answer.key().equals("act.not-scanned")
                ? new Said(
                        answer.key(),
                        unscanned().stream().map(named).collect(Collectors.joining(", ")),
                        answer.success())
                : answer;
    }

    /** Documents of which there is nothing to look at, as they are now. */
    private List<EnclosureKind> unscanned() {
        return file.flatMap(shown -> desks.files().of(hold.officer(), shown.caseId())).stream()
                .flatMap(shown -> shown.evidence().defects().stream())
                .filter(defect -> defect.code() == DefectCode.NOT_SCANNED)
                .flatMap(defect -> defect.enclosure().stream())
                .toList();
    }

    Said correctEntry(UUID enclosure, PaperFiles.Entry entry, String why) {
        return why.isBlank()
                ? new Said("entry.why-missing", "", false)
                : stays(desks.paper()
                        .correctEntry(hold.taskKey(), hold.officer(), enclosure, entry, why.strip(), version()));
    }

    Said correct(UUID enclosure, PaperField field, String value) {
        if (value.isBlank()) {
            return new Said("paper.value-missing", "", false);
        }
        return stays(
                desks.paper().correctValue(hold.taskKey(), hold.officer(), enclosure, field, value.strip(), version()));
    }

    Said confirm(UUID enclosure, PaperField field) {
        return stays(desks.paper().confirmField(hold.taskKey(), hold.officer(), enclosure, field, version()));
    }

    Said seal(SealVerdict verdict) {
        return stays(desks.paper().sealVerdict(hold.taskKey(), hold.officer(), verdict, version()));
    }

    /** Defects that will be written to the applicant. */
    List<Defect> defects() {
        return List.copyOf(defects);
    }

    void addDefect(Defect defect) {
        defects.add(defect);
    }

    void removeDefect(Defect defect) {
        defects.remove(defect);
    }

    /** @param due last day on which the documents may arrive */
    Said askForCorrection(Optional<LocalDate> due) {
        if (defects.isEmpty()) {
            return new Said("paper.defects-missing", "", false);
        }
        return due.map(JapaneseDays::endOf)
                .map(until -> ends(desks.paper()
                        .askForCorrection(hold.taskKey(), hold.officer(), new Correction(defects, until), version())))
                .orElseGet(() -> new Said("paper.date-missing", "", false));
    }

    Said reexamine(String why) {
        return why.isBlank()
                ? noteMissing()
                : ends(desks.paper().reexamine(hold.taskKey(), hold.officer(), why.strip(), version()));
    }

    Said hold(Optional<LocalDate> until, String why) {
        if (why.isBlank()) {
            return noteMissing();
        }
        return until.map(JapaneseDays::endOf)
                .map(instant ->
                        ends(desks.paper().hold(hold.taskKey(), hold.officer(), instant, why.strip(), version())))
                .orElseGet(() -> new Said("paper.date-missing", "", false));
    }

    Said escalate(String why) {
        return why.isBlank()
                ? noteMissing()
                : ends(desks.paper().escalate(hold.taskKey(), hold.officer(), why.strip(), version()));
    }

    Said advise(String words) {
        return words.isBlank()
                ? noteMissing()
                : ends(desks.paper().advise(hold.taskKey(), hold.officer(), words.strip(), version()));
    }

    Said reply(ReplyVerdict verdict, String words) {
        return words.isBlank()
                ? noteMissing()
                : ends(desks.paper().examineReply(hold.taskKey(), hold.officer(), verdict, words.strip(), version()));
    }

    Said examine(boolean recommendAccept, String note) {
        if (note.isBlank()) {
            return noteMissing();
        }
        List<String> confirmed = file.stream()
                .flatMap(shown -> shown.values().stream())
                .filter(PaperFiles.Value::confirmed)
                .map(value -> value.field().code())
                .distinct()
                .toList();
        return Said.of(desks.decisions()
                .examine(
                        hold.taskKey(),
                        hold.officer(),
                        new DecisionDesk.Finding(recommendAccept, confirmed, note.strip(), version())));
    }

    Said decide(boolean accept, Optional<String> reason, String note) {
        if (!accept && reason.isEmpty()) {
            return new Said("act.reason-missing", "", false);
        }
        Optional<String> given = accept ? Optional.empty() : reason;
        return Said.of(desks.decisions()
                .decide(
                        hold.taskKey(),
                        hold.officer(),
                        new DecisionDesk.Verdict(accept, given, note.strip(), version())));
    }

    LocalDate today() {
        return JapaneseDays.today(desks.clock());
    }

    private String version() {
        return file.map(PaperFile::version).orElse("");
    }

    private static Said noteMissing() {
        return new Said("act.note-missing", "", false);
    }

    /** An act after which the task goes on: what is shown is read anew. */
    private Said stays(Act act) {
        if (act instanceof Act.Done) {
            load();
        }
        return Said.of(act, "paper.kept");
    }

    private static Said ends(Act act) {
        return Said.of(act, "act.done");
    }
}
