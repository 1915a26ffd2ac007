package org.toroku.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.workflows.ModelFile;

/** The bytes of edited models by their digest. */
@Component
class ModelContents {
    private static final Logger LOG = LoggerFactory.getLogger(ModelContents.class);

    private final JdbcClient jdbc;

    ModelContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a model in the caller's transaction; names the rows that are new, for the entry that seals them. */
    List<Book.Row> keep(List<ModelFile> models) {
        List<Book.Row> added = new ArrayList<>();
        for (ModelFile model : models) {
            int inserted = jdbc.sql("INSERT INTO model_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(model.sha256(), model.bytes())
                    .update();
            if (inserted == 1) {
                added.add(new Book.Row(ProtectedTable.MODEL_CONTENT, model.sha256()));
            }
        }
        return added;
    }

    /** A model as its digest says it is; empty, with an alarm, where the stored bytes are others or gone. */
    Optional<ModelFile> find(String resource, String sha256) {
        Optional<ModelFile> found = jdbc.sql("SELECT content FROM model_content WHERE sha256 = ?")
                .param(sha256)
                .query((row, n) -> new ModelFile(resource, row.getBytes("content")))
                .optional()
                .filter(model -> model.sha256().equals(sha256));
        if (found.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "model-altered")
                    .addKeyValue("resource", resource)
                    .addKeyValue("sha256", sha256)
                    .log("A stored model is not what its digest says");
        }
        return found;
    }

    /** All or nothing. */
    Optional<List<ModelFile>> all(Digests digests) {
        List<ModelFile> models = new ArrayList<>();
        for (Map.Entry<String, String> each : digests.byResource().entrySet()) {
            Optional<ModelFile> model = find(each.getKey(), each.getValue());
            if (model.isEmpty()) {
                return Optional.empty();
            }
            models.add(model.get());
        }
        return Optional.of(List.copyOf(models));
    }
}
