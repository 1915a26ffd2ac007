package org.toroku.paper;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.EvidenceCheck;
import tools.jackson.databind.json.JsonMapper;

/** Every check of the evidence of a case as the book has it, each by the rules that were in force then. */
@Component
class EvidenceChecks {
    static final String ACTION = "evidence-checked";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    EvidenceChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a check wrote into the book. */
    private record Found(String evidence, String rules, List<String> defects) {}

    /** Oldest first. */
    List<EvidenceCheck> of(UUID caseId) {
        return jdbc.sql("SELECT detail, at FROM audit_entry WHERE case_id = ? AND action = ? ORDER BY seq")
                .params(caseId, ACTION)
                .query((rs, n) -> {
                    Found found = json.readValue(rs.getString("detail"), Found.class);
                    return new EvidenceCheck(
                            Completeness.valueOf(found.evidence()),
                            found.defects().stream().map(DefectCode::valueOf).toList(),
                            found.rules(),
                            rs.getTimestamp("at").toInstant());
                })
                .list();
    }
}
