package org.toroku.ui.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;

/** One task with its case: what is shown, what this officer may do, and the answers of the desk. */
final class CaseRoomViewModel {
    private static final Set<String> OVERSEERS = Set.of(Roles.MANAGER, Roles.AUDITOR);

    private final long taskKey;
    private final Officer officer;
    private final CaseFiles files;
    private final Inbox inbox;
    private final DecisionDesk desk;
    private final Set<String> confirmed = new LinkedHashSet<>();
    private Optional<CaseFile> file = Optional.empty();

    CaseRoomViewModel(long taskKey, Officer officer, CaseFiles files, Inbox inbox, DecisionDesk desk) {
        this.taskKey = taskKey;
        this.officer = officer;
        this.files = files;
        this.inbox = inbox;
        this.desk = desk;
    }

    /** What the officer can do now. */
    enum Mode {
        /** No such task, or none of this officer's. */
        CLOSED,
        READ_ONLY,
        CLAIMABLE,
        EXAMINE,
        DECIDE
    }

    /** Reads the case anew. Eyes confirmed an older state of it, so confirmations of a changed case are void. */
    void load() {
        Optional<String> before = file.map(CaseFile::version);
        file = files.find(taskKey).filter(found -> maySee(found.task()));
        if (!before.equals(file.map(CaseFile::version))) {
            confirmed.clear();
        }
    }

    private boolean maySee(Inbox.Row task) {
        return officer.roles().contains(task.candidateGroup())
                || officer.roles().stream().anyMatch(OVERSEERS::contains);
    }

    Optional<CaseFile> file() {
        return file;
    }

    /** True when the case or its task is no longer as shown. */
    boolean isOutdated() {
        return file.filter(shown -> !desk.caseVersion(shown.task().caseId()).equals(shown.version())
                        || !inbox.find(taskKey).equals(Optional.of(shown.task())))
                .isPresent();
    }

    Mode mode() {
        return file.map(CaseFile::task).map(this::modeOf).orElse(Mode.CLOSED);
    }

    private Mode modeOf(Inbox.Row task) {
        if (task.state() != Inbox.State.OPEN || !officer.roles().contains(task.candidateGroup())) {
            return Mode.READ_ONLY;
        }
        if (!isMine()) {
            return task.assignee().isEmpty() ? Mode.CLAIMABLE : Mode.READ_ONLY;
        }
        return task.candidateGroup().equals(Roles.EXAMINER) ? Mode.EXAMINE : Mode.DECIDE;
    }

    boolean isMine() {
        return file.flatMap(shown -> shown.task().assignee()).equals(Optional.of(officer.username()));
    }

    Said toggleClaim() {
        boolean release = isMine();
        return Said.of(
                release
                        ? inbox.release(taskKey, officer.username())
                        : inbox.claim(taskKey, officer.username(), officer.roles()),
                release);
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
        return said(desk.examine(
                taskKey, officer, new Finding(recommendAccept, List.copyOf(confirmed), note.strip(), version())));
    }

    Said decide(boolean accept, Optional<String> reason, String note) {
        if (!accept && reason.isEmpty()) {
            return new Said("act.reason-missing", "", false);
        }
        Optional<String> given = accept ? Optional.empty() : reason;
        return said(desk.decide(taskKey, officer, new Verdict(accept, given, note.strip(), version())));
    }

    private String version() {
        return file.map(CaseFile::version).orElse("");
    }

    private static Said said(Act act) {
        return switch (act) {
            case Act.Done _ -> new Said("act.done", "", true);
            case Act.Refused refused -> new Said("act." + refused.reason(), "", false);
        };
    }
}
