package org.toroku.ui.inbox;

import java.util.List;
import java.util.Set;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.CaseSearch.Found;
import org.toroku.decision.CaseSearch.Query;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;

/** All cases, as an officer looks for one of them. */
final class CasesViewModel {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final CaseSearch search;
    private final Officer officer;
    private Query query = Query.ALL;

    CasesViewModel(CaseSearch search, Officer officer) {
        this.search = search;
        this.officer = officer;
    }

    /** Whether the officer is offered this at all; the desk decides. */
    boolean mayLook() {
        return officer.roles().stream().anyMatch(READERS::contains);
    }

    Query query() {
        return query;
    }

    void show(Query wanted) {
        query = wanted;
    }

    List<Found> page(int offset, int limit) {
        return search.find(officer, query, offset, limit);
    }

    int count() {
        return search.count(officer, query);
    }

    /** More are found than lists lead to. */
    static boolean isMost(int count) {
        return count >= CaseSearch.MOST;
    }
}
