package org.toroku.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that an open task is found and sorted by. */
@Component
class TaskWords {
    /** Assignments for a task that is over: nobody looks for it any more. */
    static final String GONE =
            "name_order = '', search_text = '', search_grams = '{}', rest_until = NULL, rest_reason = NULL";

    private static final Words NONE = new Words("", "", "", "", new String[0]);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final CaseWords names;

    TaskWords(JdbcClient jdbc, CaseWords names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** As the columns of {@code inbox_task} take them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Words(String caseNumber, String route, String order, String text, String[] grams) {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Words[" + caseNumber + "]";
        }
    }

    Words of(UUID caseId) {
        return jdbc.sql("""
                        SELECT id, case_number, route FROM application
                         WHERE id = coalesce((SELECT subject_id FROM conducted_case WHERE case_id = :case), :case)""")
                .param("case", caseId)
                .query((row, n) -> words(
                        row.getString("case_number"),
                        row.getString("route"),
                        names.of(row.getObject("id", UUID.class))))
                .optional()
                .orElse(NONE);
    }

    private static Words words(String number, String route, CaseWords.Names named) {
        String lines = SearchText.lines(number, named.all());
        Set<String> grams = SearchText.grams(lines);
        return new Words(number, route, named.order(), lines, grams.toArray(String[]::new));
    }

    /** Of every open task that is about an application. */
    void renew(UUID applicationId) {
        jdbc.sql("""
                        SELECT task_key, case_id FROM inbox_task
                         WHERE state IN ('CREATING', 'OPEN', 'COMPLETING')
                           AND (case_id = :about OR case_id IN
                                (SELECT case_id FROM conducted_case WHERE subject_id = :about))""")
                .param("about", applicationId)
                .query((row, n) -> new Wordless(row.getLong("task_key"), row.getObject("case_id", UUID.class)))
                .list()
                .forEach(this::write);
    }

    private record Wordless(long taskKey, UUID caseId) {}

    /** For tasks that were there before words were kept. */
    void writeMissing() {
        List<Wordless> found;
        long last = 0;
        do {
            found = jdbc.sql("""
                            SELECT task_key, case_id FROM inbox_task
                             WHERE search_grams = '{}' AND state IN ('CREATING', 'OPEN', 'COMPLETING') AND task_key > ?
                             ORDER BY task_key LIMIT ?""")
                    .params(last, BATCH)
                    .query((row, n) -> new Wordless(row.getLong("task_key"), row.getObject("case_id", UUID.class)))
                    .list();
            found.forEach(this::write);
            last = found.isEmpty() ? last : found.getLast().taskKey();
        } while (found.size() == BATCH);
    }

    private void write(Wordless task) {
        Words words = of(task.caseId());
        jdbc.sql("""
                        UPDATE inbox_task SET case_number = :number, route = :route, name_order = :order,
                                              search_text = :text, search_grams = :grams
                         WHERE task_key = :key AND state IN ('CREATING', 'OPEN', 'COMPLETING')
                           AND (name_order, search_text, search_grams) IS DISTINCT FROM (:order, :text, CAST(:grams AS text[]))""")
                .param("number", words.caseNumber())
                .param("route", words.route())
                .param("order", words.order())
                .param("text", words.text())
                .param("grams", words.grams())
                .param("key", task.taskKey())
                .update();
    }
}
