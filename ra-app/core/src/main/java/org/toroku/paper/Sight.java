package org.toroku.paper;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * How much of a case an officer is shown. Whoever may still be the second to key it sees the pages and nothing of what
 * stands on them, neither as the applicant typed it nor as anybody read it; to whom more is shown, that is recorded, and
 * they key it no more.
 */
@Component
class Sight {
    private static final Set<String> OVERSEERS = Set.of(Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    private static final int MOST_TASKS = 500;

    private final Doors doors;
    private final ValueViews views;
    private final Inbox inbox;

    Sight(Doors doors, ValueViews views, @Lazy Inbox inbox) {
        this.doors = doors;
        this.views = views;
        this.inbox = inbox;
    }

    enum Extent {
        /** They are keying it now. */
        NOTHING,
        /** Pictures, and where the documents are. */
        PAGES,
        /** And what the applicant stated: the post room tells people apart by it. */
        FORM,
        /** And what was read and accepted. */
        ALL;

        boolean showsForm() {
            return this == FORM || this == ALL;
        }

        boolean showsValues() {
            return this == ALL;
        }
    }

    /** What an officer who may read the case sees of it now; asking is being shown. */
    Extent of(Officer officer, UUID caseId) {
        Extent extent = extent(officer, caseId);
        if (extent.showsForm()) {
            views.record(caseId, officer.username());
        }
        return extent;
    }

    /** Whether the officer keys the case at this moment. */
    boolean keys(Officer officer, UUID caseId) {
        return claimed(officer, caseId).contains(TaskIds.RECHECK_PAPER_APPLICATION);
    }

    /** The officer is shown what may be our form, and keys the case no more. */
    boolean shown(Officer officer, UUID caseId) {
        views.record(caseId, officer.username());
        return true;
    }

    private Extent extent(Officer officer, UUID caseId) {
        Set<String> claimed = claimed(officer, caseId);
        if (claimed.contains(TaskIds.RECHECK_PAPER_APPLICATION)) {
            return Extent.NOTHING;
        }
        if (doors.holds(officer, OVERSEERS)) {
            return Extent.ALL;
        }
        if (!officer.roles().contains(Roles.EXAMINER)) {
            return Extent.FORM;
        }
        // an examiner who only looks around stays able to key the case again
        return !claimed.isEmpty() || views.seen(caseId, officer.username()) ? Extent.ALL : Extent.PAGES;
    }

    /** Elements of the tasks of a case that this officer holds. */
    private Set<String> claimed(Officer officer, UUID caseId) {
        Inbox.Filter mine = new Inbox.Filter("", java.util.Optional.empty(), true, officer.username(), 0, MOST_TASKS);
        return inbox.list(mine, officer.roles()).stream()
                .filter(task -> task.caseId().equals(caseId))
                .map(Inbox.Row::elementId)
                .collect(Collectors.toSet());
    }
}
