package org.toroku.automaton;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Judgements as the result ledger keeps them. */
@Component
class StoredJudgements implements Judgements {
    private final JdbcClient jdbc;

    StoredJudgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Judgement> latest(UUID caseId) {
        return jdbc.sql("SELECT outcome, reasons, rule_set_version, decided_at FROM automaton_result"
                        + " WHERE application_id = ? ORDER BY occurrence DESC LIMIT 1")
                .param(caseId)
                .query((rs, n) -> new Judgement(
                        rs.getString("outcome"),
                        List.of((String[]) rs.getArray("reasons").getArray()),
                        rs.getString("rule_set_version"),
                        rs.getTimestamp("decided_at").toInstant()))
                .optional();
    }
}
