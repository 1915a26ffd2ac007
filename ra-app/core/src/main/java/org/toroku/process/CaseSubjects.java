package org.toroku.process;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which application a case is about: mostly its own. */
@Component
public class CaseSubjects {
    private final JdbcClient jdbc;

    CaseSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UUID of(UUID caseId) {
        return jdbc.sql("SELECT subject_id FROM conducted_case WHERE case_id = ? AND subject_id IS NOT NULL")
                .param(caseId)
                .query(UUID.class)
                .optional()
                .orElse(caseId);
    }
}
