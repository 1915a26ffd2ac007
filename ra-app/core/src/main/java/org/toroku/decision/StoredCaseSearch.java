package org.toroku.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.Roles;
import org.toroku.process.CaseIndex;

/** Finds cases by the index of their words, by serial number, state, route and day. */
@Component
class StoredCaseSearch implements CaseSearch {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final JdbcClient jdbc;
    private final CaseIndex index;
    private final Rights rights;
    private final SearchNotes notes;
    private final Book book;
    private final TransactionTemplate transaction;

    /** Who may look. */
    @Component
    record Rights(OnDuty duty, OwnCase own, @Lazy DecisionDesk desk) {}

    StoredCaseSearch(
            JdbcClient jdbc,
            CaseIndex index,
            Rights rights,
            SearchNotes notes,
            Book book,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.index = index;
        this.rights = rights;
        this.notes = notes;
        this.book = book;
        this.transaction = transaction;
    }

    @Override
    public List<Found> find(Officer officer, Query query, int offset, int limit) {
        int most = Math.min(limit, MOST - offset);
        if (most <= 0) {
            return List.of();
        }
        return noted(officer, query)
                .map(search -> search.bind(jdbc.sql(search.rows() + " LIMIT :most OFFSET :offset"))
                        .param("most", most)
                        .param("offset", offset)
                        .query((row, n) -> found(row))
                        .list())
                .orElse(List.of());
    }

    @Override
    public int count(Officer officer, Query query) {
        return sought(officer, query)
                .map(search -> {
                    int found = count(search);
                    notes.note(officer.username(), query, () -> found);
                    return found;
                })
                .orElse(0);
    }

    private int count(CaseQuery search) {
        return search.bind(jdbc.sql("SELECT count(*) FROM (" + search.matches() + " LIMIT :most) AS found"))
                .param("most", MOST)
                .query(Integer.class)
                .single();
    }

    private Optional<CaseQuery> noted(Officer officer, Query query) {
        Optional<CaseQuery> sought = sought(officer, query);
        sought.ifPresent(search -> notes.note(officer.username(), query, () -> count(search)));
        return sought;
    }

    /** Empty for who may look at no case at all, and for who is not in the register. */
    private Optional<CaseQuery> sought(Officer officer, Query query) {
        if (!rights.duty().holdsAny(officer, READERS)) {
            return Optional.empty();
        }
        // what was handed in a moment ago is found as well
        index.catchUp();
        return rights.own()
                .nameOf(officer.username())
                .map(name -> new CaseQuery(query, officer.roles(), name, index.words(query.text())));
    }

    @Override
    public Optional<Found> open(Officer officer, UUID caseId) {
        if (!rights.desk().mayLook(officer, caseId)) {
            return Optional.empty();
        }
        Optional<Found> found = sought(officer, Query.ALL)
                .flatMap(search -> search.bind(jdbc.sql(search.row()))
                        .param("case", caseId)
                        .query((row, n) -> found(row))
                        .optional());
        found.ifPresent(_ -> transaction.executeWithoutResult(_ ->
                book.record(Book.Entry.of(new Actor.Human(officer.username()), "case-looked-up", caseId, Map.of()))));
        return found;
    }

    private static Found found(ResultSet row) throws SQLException {
        long key = row.getLong("task_key");
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getString("shown_name"),
                row.getString("route"),
                ApplicationState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("serial")),
                Optional.ofNullable(row.getString("element_id")).map(element -> new Task(key, element)));
    }
}
