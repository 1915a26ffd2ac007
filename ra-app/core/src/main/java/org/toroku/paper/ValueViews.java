package org.toroku.paper;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Who was shown what was read from the documents of a case; one sealed row for an officer and a case. */
@Component
class ValueViews {
    private final JdbcClient jdbc;
    private final Book book;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ValueViews(JdbcClient jdbc, Book book, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Recorded before anything is shown; the case itself does not change by it. */
    void record(UUID caseId, String officer) {
        if (seen(caseId, officer)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            int first = jdbc.sql("INSERT INTO values_view (application_id, officer, at) VALUES (?, ?, ?)"
                            + " ON CONFLICT DO NOTHING")
                    .params(caseId, officer, Moment.utc(Moment.now(clock)))
                    .update();
            if (first == 1) {
                book.record(Book.Entry.of(
                        new Actor.Human(officer),
                        "values-shown",
                        caseId,
                        Map.of(),
                        new Book.Row(ProtectedTable.VALUES_VIEW, caseId + "|" + officer)));
            }
        });
    }

    boolean seen(UUID caseId, String officer) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM values_view WHERE application_id = ? AND officer = ?)")
                .params(caseId, officer)
                .query(Boolean.class)
                .single();
    }

    /** Who printed a letter of the case, which bears name and address as the applicant stated them. */
    Set<String> printers(UUID caseId) {
        return named("SELECT DISTINCT printed_by FROM letter_print WHERE application_id = ?", caseId);
    }

    /** Whom a page showed the values. */
    Set<String> readers(UUID caseId) {
        return named("SELECT officer FROM values_view WHERE application_id = ?", caseId);
    }

    /** Who wrote a value down or confirmed one, whether or not a page showed it to them. */
    Set<String> writers(UUID caseId) {
        return named(
                "SELECT DISTINCT officer FROM read_value WHERE application_id = ? AND officer IS NOT NULL", caseId);
    }

    private Set<String> named(String officers, UUID caseId) {
        return Set.copyOf(jdbc.sql(officers).param(caseId).query(String.class).list());
    }
}
