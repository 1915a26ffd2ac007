package org.toroku.ui.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.check.CheckDesk;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.enrolment.Routes;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;

/** One task with its case: what is shown, what this officer may do, and the answers of the desk. */
final class CaseRoomViewModel {
    private final TaskHold hold;
    private final CaseFiles files;
    private final DecisionDesk desk;
    private final CheckDesk checks;
    private final Set<String> confirmed = new LinkedHashSet<>();
    private Optional<CaseFile> file = Optional.empty();

    CaseRoomViewModel(TaskHold hold, CaseFiles files, DecisionDesk desk, CheckDesk checks) {
        this.hold = hold;
        this.files = files;
        this.desk = desk;
        this.checks = checks;
    }

    /** What the officer can do now. */
    enum Mode {
        /** No such task, or none of this officer's. */
        CLOSED,
        READ_ONLY,
        CLAIMABLE,
        EXAMINE,
        DECIDE,
        /** What an owner asks beside. */
        CHECK,
        /** The same, and nobody can tell what was to be looked at. */
        UNKNOWN
    }

    /** Reads the case anew. Eyes confirmed an older state of it, so confirmations of a changed case are void. */
    void load() {
        Optional<String> before = file.map(CaseFile::version);
        // a case on paper has a page of its own, which shows each officer no more than they may see
        file = hold.read()
                .filter(task -> Routes.automatable(task.route()) && desk.mayLook(hold.officer(), task.caseId()))
                .map(task -> files.of(task, hold.officer()));
        if (!before.equals(file.map(CaseFile::version))) {
            confirmed.clear();
        }
    }

    Optional<CaseFile> file() {
        return file;
    }

    TaskHold hold() {
        return hold;
    }

    /** True when the case or its task is no longer as shown. */
    boolean isOutdated() {
        return file.filter(shown -> hold.changed()
                        || !desk.caseVersion(shown.task().caseId()).equals(shown.version()))
                .isPresent();
    }

    Mode mode() {
        return switch (hold.stage()) {
            case CLOSED -> Mode.CLOSED;
            case READ_ONLY -> Mode.READ_ONLY;
            case CLAIMABLE -> Mode.CLAIMABLE;
            case MINE -> hold.row().map(this::work).orElse(Mode.CLOSED);
        };
    }

    private Mode work(Inbox.Row task) {
        if (CheckDesk.isCheck(task.elementId())) {
            return asked().isPresent() ? Mode.CHECK : Mode.UNKNOWN;
        }
        return task.candidateGroup().equals(Roles.EXAMINER) ? Mode.EXAMINE : Mode.DECIDE;
    }

    private Optional<CheckDesk.Asked> asked() {
        return file.flatMap(shown -> shown.checks().asked());
    }

    void confirm(String field, boolean yes) {
        if (yes) {
            confirmed.add(field);
        } else {
            confirmed.remove(field);
        }
    }

    boolean isConfirmed(String field) {
        return confirmed.contains(field);
    }

    /** A recommendation to accept needs every unequal field confirmed and a note; the desk checks again. */
    Said examine(boolean recommendAccept, String note) {
        List<String> open = file.stream()
                .flatMap(shown -> shown.toConfirm().stream())
                .map(field -> field.field())
                .filter(field -> !confirmed.contains(field))
                .toList();
        if (recommendAccept && !open.isEmpty()) {
            return new Said("act.unconfirmed-fields", "", false);
        }
        if (note.isBlank()) {
            return new Said("act.note-missing", "", false);
        }
        return Said.of(desk.examine(
                hold.taskKey(),
                hold.officer(),
                new Finding(recommendAccept, List.copyOf(confirmed), note.strip(), version())));
    }

    Said decide(boolean accept, Optional<String> reason, String note) {
        if (!accept && reason.isEmpty()) {
            return new Said("act.reason-missing", "", false);
        }
        Optional<String> given = accept ? Optional.empty() : reason;
        return Said.of(
                desk.decide(hold.taskKey(), hold.officer(), new Verdict(accept, given, note.strip(), version())));
    }

    /** Passed is only what is ticked throughout, and whoever stops a case says why; the desk checks again. */
    Said answer(CheckDesk.Outcome outcome, String note) {
        Optional<CheckDesk.Asked> asked = asked();
        if (asked.isEmpty()) {
            return Said.refused("check-unknown");
        }
        boolean open = asked.get().check().points().stream().anyMatch(point -> !confirmed.contains(point.code()));
        if (outcome == CheckDesk.Outcome.PASSED && open) {
            return Said.refused("points-open");
        }
        if (outcome != CheckDesk.Outcome.PASSED && note.isBlank()) {
            return Said.refused("check-note-missing");
        }
        return Said.of(checks.answer(
                hold.taskKey(),
                hold.officer(),
                new CheckDesk.Answer(
                        outcome, confirmed, note.strip(), asked.get().model(), version())));
    }

    Said reexamine(String why) {
        if (why.isBlank()) {
            return new Said("act.note-missing", "", false);
        }
        return Said.of(desk.reexamine(hold.taskKey(), hold.officer(), why.strip(), version()));
    }

    private String version() {
        return file.map(CaseFile::version).orElse("");
    }
}
