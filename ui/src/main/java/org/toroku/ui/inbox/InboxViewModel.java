package org.toroku.ui.inbox;

import java.util.List;
import java.util.Optional;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;

/** What the officer searches for in the inbox, and what became of a claim. */
final class InboxViewModel {
    private final Inbox inbox;
    private final Officer officer;
    private String text = "";
    private Optional<String> elementId = Optional.empty();
    private boolean mineOnly;

    InboxViewModel(Inbox inbox, Officer officer) {
        this.inbox = inbox;
        this.officer = officer;
    }

    void search(String typed) {
        text = typed.strip();
    }

    void onlyTask(Optional<String> element) {
        elementId = element;
    }

    void mineOnly(boolean mine) {
        mineOnly = mine;
    }

    boolean isFiltered() {
        return !text.isEmpty() || elementId.isPresent() || mineOnly;
    }

    List<Inbox.Row> page(int offset, int limit) {
        return inbox.list(filter(offset, limit), officer.roles());
    }

    int count() {
        return inbox.count(filter(0, Integer.MAX_VALUE), officer.roles());
    }

    /** The task as it is now, empty where there is nothing left to do. */
    Optional<Inbox.Row> find(long taskKey) {
        return inbox.find(taskKey)
                .filter(row -> row.state() == Inbox.State.OPEN || row.state() == Inbox.State.CREATING);
    }

    private Inbox.Filter filter(int offset, int limit) {
        return new Inbox.Filter(text, elementId, mineOnly, officer.username(), offset, limit);
    }

    boolean isMine(Inbox.Row row) {
        return row.assignee().equals(Optional.of(officer.username()));
    }

    /** Claims a free task, releases one's own. */
    Said toggle(Inbox.Row row) {
        return Said.of(
                isMine(row)
                        ? inbox.release(row.taskKey(), officer.username())
                        : inbox.claim(row.taskKey(), officer.username(), officer.roles()),
                isMine(row));
    }
}
