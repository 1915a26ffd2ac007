package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ProcessHeader;

/** Which models Toroku deployed, in which life of the engine. */
@Component
class PublishedModels {
    private static final Actor PUBLISHER = new Actor.Service("model-publisher");

    /** Any number; it only has to be the same on every node. */
    private static final long PUBLISHING = 0x746f726f6b75L;

    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;
    private final TaskTerms terms;

    PublishedModels(JdbcClient jdbc, Book book, Clock clock, TaskTerms terms) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
        this.terms = terms;
    }

    /**
     * One process of a deployment.
     *
     * @param sha256 of the model as deployed, with listeners
     * @param source the model as its author left it
     */
    record Model(long definition, String processId, int version, String sha256, ModelFile source) {}

    record Life(UUID engineId, long lastDeploymentKey) {}

    /** Lets one node publish at a time, until the end of the transaction. */
    void lockPublishing() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(PUBLISHING)
                .query((row, n) -> 0)
                .single();
    }

    Optional<Life> currentLife() {
        return jdbc.sql("SELECT engine_id, last_deployment_key FROM engine_life WHERE current")
                .query((row, n) -> new Life(row.getObject("engine_id", UUID.class), row.getLong("last_deployment_key")))
                .optional();
    }

    /**
     * Whether the deployment can only come from an engine that does not remember {@code life}: keys of one engine rise
     * for ever, and a version of a process has one key.
     */
    boolean contradicts(Life life, long deploymentKey, List<Model> deployed) {
        if (deploymentKey <= life.lastDeploymentKey()) {
            return true;
        }
        return deployed.stream()
                .anyMatch(model -> jdbc.sql("""
                                        SELECT count(*) FROM published_model
                                         WHERE engine_id = ? AND process_id = ? AND version >= ?
                                           AND process_definition_key <> ?""")
                                .params(life.engineId(), model.processId(), model.version(), model.definition())
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    UUID beginLife(long deploymentKey) {
        UUID engineId = UUID.randomUUID();
        jdbc.sql("UPDATE engine_life SET current = false WHERE current").update();
        jdbc.sql("INSERT INTO engine_life (engine_id, current, last_deployment_key, began_at) VALUES (?, true, ?, ?)")
                .params(engineId, deploymentKey, utc(clock.instant()))
                .update();
        return engineId;
    }

    void continueLife(UUID engineId, long deploymentKey) {
        jdbc.sql("UPDATE engine_life SET last_deployment_key = ? WHERE engine_id = ?")
                .params(deploymentKey, engineId)
                .update();
    }

    /** Registers what was deployed; what is registered already in this life stays untouched. */
    void register(UUID engineId, List<Model> deployed, Optional<UUID> publication) {
        for (Model model : deployed) {
            int changed = jdbc.sql("""
                            INSERT INTO published_model AS old
                                   (process_definition_key, process_id, version, sha256, deployed_at, engine_id)
                            VALUES (?, ?, ?, ?, ?, ?)
                            ON CONFLICT (process_definition_key) DO UPDATE
                               SET process_id = excluded.process_id, version = excluded.version,
                                   sha256 = excluded.sha256, deployed_at = excluded.deployed_at,
                                   engine_id = excluded.engine_id
                             WHERE old.engine_id <> excluded.engine_id""")
                    .params(
                            model.definition(),
                            model.processId(),
                            model.version(),
                            model.sha256(),
                            utc(clock.instant()),
                            engineId)
                    .update();
            if (changed == 1) {
                origin(engineId, model, publication);
                terms.keep(model.source());
                book.record(new Book.Entry(
                        PUBLISHER,
                        "model-published",
                        Optional.empty(),
                        Map.of(
                                "process",
                                model.processId(),
                                "version",
                                model.version(),
                                "sha256",
                                model.sha256(),
                                "source",
                                model.source().sha256(),
                                "publication",
                                publication.map(UUID::toString).orElse("release")),
                        List.of(new Book.Row(ProtectedTable.PUBLISHED_MODEL, Long.toString(model.definition())))));
            }
        }
    }

    private void origin(UUID engineId, Model model, Optional<UUID> publication) {
        jdbc.sql("""
                        INSERT INTO model_origin (engine_id, process_definition_key, process_id, resource,
                               source_sha256, version_tag, publication_id)
                        VALUES (:engine, :definition, :process, :resource, :source, :tag, :publication)
                        ON CONFLICT (engine_id, process_definition_key) DO NOTHING""")
                .param("engine", engineId)
                .param("definition", model.definition())
                .param("process", model.processId())
                .param("resource", model.source().resource())
                .param("source", model.source().sha256())
                .param("tag", tag(model).orElse(null))
                .param("publication", publication.orElse(null), Types.OTHER)
                .update();
    }

    private static Optional<String> tag(Model model) {
        return ProcessHeader.in(model.source()).stream()
                .filter(header -> header.processId().equals(model.processId()))
                .findFirst()
                .flatMap(ProcessHeader::versionTag);
    }

    /** Every definition that Toroku deployed in a life of the engine. */
    Set<Long> definitions(UUID engineId) {
        return Set.copyOf(jdbc.sql("SELECT process_definition_key FROM published_model WHERE engine_id = ?")
                .param(engineId)
                .query(Long.class)
                .list());
    }

    /** The newest definition of a process that was deployed for a publication, in this life of the engine. */
    OptionalLong of(String processId, Optional<UUID> publication) {
        return jdbc.sql("""
                        SELECT m.process_definition_key FROM published_model m
                          JOIN engine_life e ON e.engine_id = m.engine_id AND e.current
                          JOIN model_origin o ON o.engine_id = m.engine_id
                           AND o.process_definition_key = m.process_definition_key
                         WHERE m.process_id = :process AND o.publication_id IS NOT DISTINCT FROM :publication
                         ORDER BY m.version DESC LIMIT 1""")
                .param("process", processId)
                .param("publication", publication.orElse(null), Types.OTHER)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The definition with which new cases start. */
    OptionalLong newest(String processId) {
        return jdbc.sql("""
                        SELECT m.process_definition_key FROM published_model m
                          JOIN engine_life e ON e.engine_id = m.engine_id AND e.current
                         WHERE m.process_id = ? ORDER BY m.version DESC LIMIT 1""")
                .param(processId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
