package org.toroku.ui.staff;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** One task of the inbox as it was read, and what the officer may do with it. */
public final class TaskHold {
    private static final Set<String> OVERSEERS = Set.of(Roles.MANAGER, Roles.AUDITOR);

    /** Keys of the engine are greater. */
    private static final long NO_TASK = 0;

    private final long taskKey;
    private final Officer officer;
    private final Inbox inbox;
    private final Supplier<Optional<CaseSearch.Found>> opening;
    private Optional<Inbox.Row> row = Optional.empty();
    private Optional<ApplicationState> looked = Optional.empty();

    public TaskHold(long taskKey, Officer officer, Inbox inbox) {
        this(taskKey, officer, inbox, Optional::empty);
    }

    private TaskHold(long taskKey, Officer officer, Inbox inbox, Supplier<Optional<CaseSearch.Found>> opening) {
        this.taskKey = taskKey;
        this.officer = officer;
        this.inbox = inbox;
        this.opening = opening;
    }

    /** A case in which nothing is asked of the officer, who only looks; each reading of it is recorded. */
    public static TaskHold ofCase(UUID caseId, Officer officer, Inbox inbox, CaseSearch search) {
        return new TaskHold(NO_TASK, officer, inbox, () -> search.open(officer, caseId));
    }

    /** How far the officer has got with the task. */
    public enum Stage {
        /** No such task, or none of this officer's. */
        CLOSED,
        READ_ONLY,
        CLAIMABLE,
        MINE
    }

    /** Reads the task anew; it stays unseen by who neither works on such tasks nor oversees them. */
    public Optional<Inbox.Row> read() {
        if (taskKey == NO_TASK) {
            Optional<CaseSearch.Found> opened = opening.get();
            looked = opened.map(CaseSearch.Found::state);
            row = opened.map(TaskHold::over);
        } else {
            row = found();
        }
        return row;
    }

    private Optional<Inbox.Row> found() {
        return inbox.find(taskKey).filter(this::maySee).map(task -> task.shownTo(officer.username(), officer.roles()));
    }

    /** Nobody's task, and nothing to do. */
    private static Inbox.Row over(CaseSearch.Found found) {
        return new Inbox.Row(
                NO_TASK,
                found.caseId(),
                found.caseNumber(),
                found.applicantName(),
                found.route(),
                "",
                0,
                "",
                Optional.empty(),
                Inbox.State.COMPLETED,
                found.appliedAt(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where the application stands, where a case was opened and no task. */
    public Optional<ApplicationState> looked() {
        return looked;
    }

    private boolean maySee(Inbox.Row found) {
        return officer.roles().contains(found.candidateGroup())
                || officer.roles().stream().anyMatch(OVERSEERS::contains);
    }

    public long taskKey() {
        return taskKey;
    }

    public Officer officer() {
        return officer;
    }

    public Optional<Inbox.Row> row() {
        return row;
    }

    public Stage stage() {
        return row.map(this::stageOf).orElse(Stage.CLOSED);
    }

    private Stage stageOf(Inbox.Row found) {
        if (found.state() != Inbox.State.OPEN || !officer.roles().contains(found.candidateGroup())) {
            return Stage.READ_ONLY;
        }
        if (isMine()) {
            return Stage.MINE;
        }
        return found.assignee().isEmpty() ? Stage.CLAIMABLE : Stage.READ_ONLY;
    }

    public boolean isMine() {
        return row.flatMap(Inbox.Row::assignee).equals(Optional.of(officer.username()));
    }

    /** True when the task is no longer as it was read. */
    public boolean changed() {
        return taskKey != NO_TASK && !found().equals(row);
    }

    /** Claims a free task, releases one's own. */
    public Said toggle() {
        boolean release = isMine();
        return Said.of(
                release
                        ? inbox.release(taskKey, officer.username())
                        : inbox.claim(taskKey, officer.username(), officer.roles()),
                release);
    }
}
