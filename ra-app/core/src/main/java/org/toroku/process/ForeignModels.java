package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.SearchResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/**
 * Finds the definitions that the engine has and Toroku did not deploy. They can do nothing, for their jobs are refused;
 * but somebody reached the engine's API, and people must know.
 */
@Component
class ForeignModels {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignModels.class);
    private static final Actor WATCH = new Actor.Service("model-watch");
    private static final int PAGE = 100;

    /** Whoever keeps deploying must not keep the conductor from its cases, nor flood the book, by it. */
    private static final int MOST_PAGES = 100;

    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private final PublishedModels published;
    private final ModelPublisher publisher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final Clock clock;

    /** Since when models are to be deployed; for the conductor alone. */
    private @Nullable Instant dueSince;

    ForeignModels(
            PublishedModels published,
            ModelPublisher publisher,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Book book,
            Clock clock) {
        this.published = published;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.clock = clock;
    }

    /** @throws RuntimeException of client or database when one of them is away */
    void look(CamundaClient engine) {
        List<ProcessDefinition> found = definitions(engine);
        // What another node has just deployed is registered once that node lets go of the lock.
        transaction.executeWithoutResult(status -> {
            published.lockPublishing();
            if (attemptMayLackItsRegistration()) {
                return;
            }
            published.currentLife().ifPresent(life -> {
                Set<Long> ours = published.definitions(life.engineId());
                found.stream()
                        .filter(each -> !ours.contains(each.getProcessDefinitionKey()))
                        .forEach(each -> alarm(life.engineId(), each));
            });
        });
    }

    /**
     * The next successful attempt registers what an interrupted one has deployed; it is none of a stranger's. Where none
     * succeeds for long, a stranger must not stay unseen because of that.
     */
    private boolean attemptMayLackItsRegistration() {
        boolean due;
        try {
            due = publisher.isDue();
        } catch (ModelsWithheldException withheld) {
            // no node deploys what is withheld
            due = false;
        }
        if (!due) {
            dueSince = null;
            return false;
        }
        if (dueSince == null) {
            dueSince = clock.instant();
        }
        return clock.instant().isBefore(dueSince.plus(LONGEST_ATTEMPT));
    }

    private static List<ProcessDefinition> definitions(CamundaClient engine) {
        List<ProcessDefinition> all = new ArrayList<>();
        @Nullable String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            @Nullable String cursor = after;
            SearchResponse<ProcessDefinition> answer = engine.newProcessDefinitionSearchRequest()
                    .page(request -> {
                        request.limit(PAGE);
                        if (cursor != null) {
                            request.after(cursor);
                        }
                    })
                    .send()
                    .join();
            all.addAll(answer.items());
            after = answer.page().endCursor();
            if (answer.items().size() < PAGE || after == null) {
                return all;
            }
        }
        LOG.atError()
                .addKeyValue("alarm", "too-many-models")
                .addKeyValue("definitions", all.size())
                .log("The engine has more process definitions than can be looked through");
        return all;
    }

    private void alarm(UUID engineId, ProcessDefinition found) {
        int inserted = jdbc.sql("""
                        INSERT INTO foreign_model (engine_id, process_definition_key, process_id, version, found_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(
                        engineId,
                        found.getProcessDefinitionKey(),
                        found.getProcessDefinitionId(),
                        found.getVersion(),
                        utc(clock.instant()))
                .update();
        if (inserted == 0) {
            return;
        }
        LOG.atError()
                .addKeyValue("alarm", "foreign-model-found")
                .addKeyValue("process", found.getProcessDefinitionId())
                .addKeyValue("version", found.getVersion())
                .addKeyValue("definition", found.getProcessDefinitionKey())
                .log("The engine has a model that Toroku did not deploy; find out who reached the engine");
        book.record(new Book.Entry(
                WATCH,
                "foreign-model-found",
                Optional.empty(),
                Map.of(
                        "process",
                        found.getProcessDefinitionId(),
                        "version",
                        found.getVersion(),
                        "definition",
                        Long.toString(found.getProcessDefinitionKey())),
                List.of()));
    }
}
