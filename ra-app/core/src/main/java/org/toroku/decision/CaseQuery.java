package org.toroku.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.Roles;
import org.toroku.pki.SerialText;
import org.toroku.process.CaseIndex;
import org.toroku.process.CaseIndex.Word;

/** A search over all cases as SQL. */
final class CaseQuery {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final List<String> OVER = Stream.of(ApplicationState.values())
            .filter(ApplicationState::isFinal)
            .map(ApplicationState::name)
            .toList();

    /** As in lists of tasks: whoever may still be the one who keys the case unseen reads the name nowhere. */
    private static final String WITHHELD = "(a.route = 'paper' AND 'examiner' IN (:roles) AND s.state NOT IN (:over))";

    private static final String CASES = " FROM application a JOIN application_state s ON s.application_id = a.id";

    private final CaseSearch.Query query;
    private final Set<String> roles;
    private final String ownName;
    private final List<Word> words;

    CaseQuery(CaseSearch.Query query, Set<String> roles, String ownName, List<Word> words) {
        this.query = query;
        this.roles = roles;
        this.ownName = ownName;
        this.words = words;
    }

    String matches() {
        return "SELECT a.id" + CASES + where();
    }

    /** The newest first. */
    String rows() {
        return select() + where() + " ORDER BY a.created_at DESC, a.id";
    }

    /** The one that is named {@code :case}. */
    String row() {
        return select() + where() + " AND a.id = :case";
    }

    private String select() {
        return "SELECT a.id, a.case_number, a.route, s.state, a.created_at, CASE WHEN " + WITHHELD
                + " THEN '' ELSE a.applicant_name END AS shown_name,"
                + " (SELECT c.serial FROM issued_certificate c WHERE c.application_id = a.id) AS serial,"
                + " t.task_key, t.element_id" + CASES
                + " LEFT JOIN LATERAL (SELECT t.task_key, t.element_id FROM inbox_task t"
                + " WHERE t.case_id = a.id AND t.state = 'OPEN' AND t.current_run"
                + " AND (t.candidate_group IN (:roles) OR :oversees) ORDER BY t.task_key LIMIT 1) AS t ON true";
    }

    private String where() {
        List<String> conditions = new ArrayList<>(List.of(
                // what was never handed in is nobody's business here
                "s.state <> 'AWAITING_SIGNATURE'",
                "EXISTS (SELECT 1 FROM conducted_case k WHERE k.case_id = a.id)",
                "NOT EXISTS (SELECT 1 FROM case_words w WHERE w.case_id = a.id AND " + CaseIndex.namedLike("w") + ")"));
        query.state().ifPresent(_ -> conditions.add("s.state = :state"));
        query.route().ifPresent(_ -> conditions.add("a.route = :route"));
        query.from().ifPresent(_ -> conditions.add("a.created_at >= :from"));
        query.until().ifPresent(_ -> conditions.add("a.created_at < :until"));
        if (!words.isEmpty()) {
            conditions.add("(a.id IN (" + byWords() + " UNION SELECT c.application_id FROM issued_certificate c"
                    + " WHERE c.serial = :serial))");
        }
        return " WHERE " + String.join(" AND ", conditions);
    }

    private String byWords() {
        List<String> conditions = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            conditions.add("w.search_grams @> CAST(:pieces" + word + " AS text[]) AND CASE WHEN " + WITHHELD
                    + " THEN lower(a.case_number) ELSE w.search_text END LIKE :word" + word);
        }
        return "SELECT w.case_id FROM case_words w JOIN application a ON a.id = w.case_id"
                + " JOIN application_state s ON s.application_id = a.id WHERE " + String.join(" AND ", conditions);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec bound = statement
                .param("roles", roles)
                .param("oversees", roles.contains(Roles.MANAGER) || roles.contains(Roles.AUDITOR))
                .param("over", OVER)
                .param("own", CaseIndex.line(ownName))
                .param("state", query.state().map(ApplicationState::name).orElse(null))
                .param("route", query.route().orElse(null))
                .param("from", query.from().map(CaseQuery::startOf).orElse(null))
                .param(
                        "until",
                        query.until().map(day -> startOf(day.plusDays(1))).orElse(null))
                .param("serial", SerialText.kept(query.text()));
        for (int word = 0; word < words.size(); word++) {
            bound = bound.param("pieces" + word, words.get(word).pieces().toArray(String[]::new))
                    .param("word" + word, words.get(word).pattern());
        }
        return bound;
    }

    private static java.time.OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(JAPAN).toOffsetDateTime();
    }
}
