package org.toroku.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.workflows.TaskIds;

/** A filter of the inbox as conditions on its table. */
final class InboxQuery {
    /** They see the tasks of every group, and work on none of them by that. */
    private static final Set<String> OVERSEERS = Set.of("manager", "auditor");

    /**
     * Any examiner may become the one who keys a case on paper unseen, and the name is one of the values keyed: no list
     * shows it to them, for what a list shows nobody writes down. Nor is it found or sorted by, nor is shown what a colleague
     * wrote about the case. A task without its route was written by a node of an earlier release.
     */
    private static final String WITHHELD_FROM_EXAMINERS = "t.route IN ('paper', '')";

    /**
     * An order would tell who it is that {@link Inbox.Row#shownTo} keeps from some; of these tasks nobody is sorted by it. Word for
     * word as its index says.
     */
    private static final String SORTED_ASSIGNEE = "(CASE WHEN t.element_id = '" + TaskIds.JUDGE_REVOCATION
            + "' AND t.assignee IS NOT NULL THEN '' ELSE t.assignee END)";

    private final Inbox.Filter filter;
    private final Set<String> roles;
    private final List<String> words;
    private final Optional<String> own;

    /** A constant of the statement and no parameter of it: an index has an order only as it is written. */
    private final String withheld;

    /** @param own the reader's name, folded; empty where the house knows no names of its officers */
    InboxQuery(Inbox.Filter filter, Set<String> roles, CaseWords names, Optional<String> own) {
        this.filter = filter;
        this.roles = roles;
        this.own = own;
        this.withheld = roles.contains("examiner") ? WITHHELD_FROM_EXAMINERS : "false";
        this.words = SearchText.words(filter.text(), names);
    }

    static boolean oversees(Set<String> roles) {
        return roles.stream().anyMatch(OVERSEERS::contains);
    }

    String shownName() {
        return "CASE WHEN " + withheld + " THEN '' ELSE a.applicant_name END";
    }

    String shownReason() {
        return "CASE WHEN " + withheld + " AND t.assignee IS DISTINCT FROM :officer THEN '' ELSE t.rest_reason END";
    }

    /** Without the reader's own (I02), looked at row by row: a page reads few, in the order of an index. */
    String where() {
        return shared()
                + own.map(_ -> " AND NOT (" + CaseIndex.namedLike("t") + ")").orElse("");
    }

    /**
     * How many rows there are: all, which an index counts without its table, less the few own ones, which the index of words
     * finds. Both in one statement, so of one moment.
     */
    String count() {
        String all = counted(shared());
        return "SELECT " + own.map(_ -> all + " - " + owned()).orElse(all);
    }

    /** How many rows are the reader's own; empty where nothing is left out. */
    Optional<String> leftOut() {
        return own.map(_ -> "SELECT " + owned());
    }

    private String owned() {
        return counted(shared() + " AND t.search_grams @> CAST(:ownGrams AS text[]) AND " + CaseIndex.namedLike("t"));
    }

    private static String counted(String where) {
        return "(SELECT count(*) FROM inbox_task t WHERE " + where + ")";
    }

    /** Tasks of a run that was replaced are not shown; they come back within the start of the new run. */
    private String shared() {
        List<String> conditions = new ArrayList<>(List.of("t.state = 'OPEN'", "t.current_run"));
        if (!seesEveryGroup()) {
            conditions.add("t.candidate_group IN (:roles)");
        }
        filter.elementId().ifPresent(element -> conditions.add("t.element_id = :element"));
        filter.route().ifPresent(route -> conditions.add("t.route = :route"));
        conditions.add(
                switch (filter.holder()) {
                    case ANYBODY -> "true";
                    case MINE -> "t.assignee = :officer";
                    case NOBODY -> "t.assignee IS NULL";
                    case OTHERS -> "t.assignee <> :officer";
                });
        conditions.add(
                switch (filter.rests()) {
                    case ALL -> "true";
                    case AWAKE -> "(t.rest_until IS NULL OR t.rest_until <= :now)";
                    case RESTING -> "t.rest_until > :now";
                });
        conditions.add(
                switch (filter.urgency()) {
                    case ALL -> "true";
                    case SOON -> "t.due_at < :soon";
                    case LATE -> "t.due_at < :now";
                });
        for (int word = 0; word < words.size(); word++) {
            conditions.add("t.search_grams @> CAST(:grams" + word + " AS text[]) AND CASE WHEN " + withheld
                    + " THEN lower(t.case_number) ELSE t.search_text END LIKE :word" + word);
        }
        return String.join(" AND ", conditions);
    }

    /** Everything has its place, also among rows that are alike in the column asked for. */
    String order() {
        boolean up = filter.order().ascending();
        // columns that are never null say nothing of nulls, so that their index serves both ways
        String direction = (up ? " ASC" : " DESC");
        return switch (filter.order().column()) {
                    case NUMBER -> "t.case_number" + direction + ", ";
                    case APPLICANT -> shownNameOrder() + direction + ", ";
                    case ROUTE -> "t.route" + direction + ", ";
                    case TASK -> "t.element_id" + direction + ", ";
                    case GROUP -> "t.candidate_group" + direction + ", ";
                    case ASSIGNEE -> SORTED_ASSIGNEE + direction + " NULLS LAST, ";
                    // what is older was created earlier
                    case AGE -> "t.created_at" + (up ? " DESC" : " ASC") + ", ";
                    case DUE -> up ? "" : "t.due_at DESC NULLS LAST, ";
                }
                + "t.due_at ASC NULLS LAST, t.created_at, t.task_key";
    }

    /** Word for word as its index says. */
    private String shownNameOrder() {
        return roles.contains("examiner")
                ? "(CASE WHEN " + WITHHELD_FROM_EXAMINERS + " THEN '' ELSE t.name_order END)"
                : "t.name_order";
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Instant now) {
        JdbcClient.StatementSpec bound = statement
                .param("roles", roles)
                .param("element", filter.elementId().orElse(null))
                .param("route", filter.route().orElse(null))
                .param("officer", filter.officer())
                .param("now", Timestamps.utc(now))
                .param("soon", Timestamps.utc(now.plus(Duration.ofHours(Inbox.SOON_HOURS))));
        for (int word = 0; word < words.size(); word++) {
            bound = bound.param(
                            "grams" + word, SearchText.gramsOf(words.get(word)).toArray(String[]::new))
                    .param("word" + word, SearchText.pattern(words.get(word)));
        }
        if (own.isPresent()) {
            bound = bound.param("own", CaseIndex.line(own.get()))
                    .param("ownGrams", SearchText.gramsOf(own.get()).toArray(String[]::new));
        }
        return bound;
    }

    private boolean seesEveryGroup() {
        return filter.everyGroup() && oversees(roles);
    }
}
