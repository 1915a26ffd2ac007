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
                        rs.getTimestamp("decided_at").toInstant(),
                        sameDevice(caseId)))
                .optional();
    }

    /** Concern 4.1: whose applications came from this device as well, the latest first. */
    private List<String> sameDevice(UUID caseId) {
        return jdbc.sql("""
                        SELECT a.case_number
                        FROM application mine
                        JOIN application a ON a.device_sha256 = mine.device_sha256 AND a.id <> mine.id
                        WHERE mine.id = ? AND EXISTS (
                            SELECT 1 FROM identity_verification v, identity_verification m
                            WHERE v.application_id = a.id AND m.application_id = mine.id
                                AND v.result = 'VERIFIED' AND m.result = 'VERIFIED'
                                AND v.person_sha256 <> m.person_sha256)
                        ORDER BY a.created_at DESC LIMIT 20
                        """).param(caseId).query((rs, n) -> rs.getString(1)).list();
    }
}
