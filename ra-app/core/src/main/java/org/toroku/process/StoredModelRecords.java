package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what publisher, conductor and watch wrote down. */
@Component
class StoredModelRecords implements ModelRecords {
    private final JdbcClient jdbc;

    StoredModelRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Run> runs(UUID caseId) {
        return jdbc.sql("""
                        SELECT r.*, (SELECT o.source_sha256
                                       FROM published_model m JOIN model_origin o ON o.engine_id = m.engine_id
                                        AND o.process_definition_key = m.process_definition_key
                                      WHERE m.process_id = r.process_id AND m.sha256 = r.model_sha256
                                      LIMIT 1) AS source_sha256
                          FROM case_run r WHERE r.case_id = ? ORDER BY r.attempt""").param(caseId).query(StoredModelRecords::run).list();
    }

    @Override
    public List<Foreign> foreign() {
        return jdbc.sql("""
                        SELECT f.* FROM foreign_model f JOIN engine_life e ON e.engine_id = f.engine_id AND e.current
                         ORDER BY f.process_definition_key DESC""")
                .query((row, n) -> new Foreign(
                        row.getLong("process_definition_key"),
                        row.getString("process_id"),
                        row.getInt("version"),
                        Timestamps.read(row, "found_at")))
                .list();
    }

    @Override
    public boolean taggedOtherwise(String processId, String versionTag, String sha256) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM model_origin
                                        WHERE process_id = ? AND version_tag = ? AND source_sha256 <> ?)""")
                .params(processId, versionTag, sha256)
                .query(Boolean.class)
                .single();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getInt("attempt"),
                row.getString("process_id"),
                Timestamps.read(row, "started_at"),
                Optional.ofNullable(row.getString("model_sha256")),
                Optional.ofNullable(row.getObject("publication_id", UUID.class)),
                Optional.ofNullable(row.getString("source_sha256")));
    }
}
