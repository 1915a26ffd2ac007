package org.toroku.ui.staff;

import java.util.Optional;
import java.util.Set;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** One task of the inbox as it was read, and what the officer may do with it. */
public final class TaskHold {
    private static final Set<String> OVERSEERS = Set.of(Roles.MANAGER, Roles.AUDITOR);

    private final long taskKey;
    private final Officer officer;
    private final Inbox inbox;
    private Optional<Inbox.Row> row = Optional.empty();

    public TaskHold(long taskKey, Officer officer, Inbox inbox) {
        this.taskKey = taskKey;
        this.officer = officer;
        this.inbox = inbox;
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
        row = inbox.find(taskKey).filter(this::maySee);
        return row;
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
        return !inbox.find(taskKey).equals(row);
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
