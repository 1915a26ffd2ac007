package org.toroku.confirmation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases by the number that their letters bear. */
@Component
class CaseNumbers {
    private static final Pattern NUMBER = Pattern.compile("[MK]-\\d{4}-\\d{6,9}");

    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> find(String caseNumber) {
        return NUMBER.matcher(caseNumber).matches()
                ? jdbc.sql("SELECT id FROM application WHERE case_number = ?")
                        .param(caseNumber)
                        .query(UUID.class)
                        .optional()
                : Optional.empty();
    }
}
