package org.toroku.process;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Views in the database, as JSON. */
@Component
class StoredViews implements SavedViews {
    private static final Logger LOG = LoggerFactory.getLogger(StoredViews.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredViews(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<View> of(String officer) {
        return jdbc
                .sql("SELECT name, filter::text FROM inbox_view WHERE officer = ? ORDER BY name")
                .param(officer)
                .query((row, n) -> read(row.getString("name"), row.getString("filter")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nobody loses the list for a view that another release wrote. */
    private static Optional<View> read(String name, String filter) {
        try {
            return Optional.of(new View(name, JSON.readValue(filter, Inbox.Filter.class)));
        } catch (JacksonException e) {
            LOG.atWarn()
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("A saved view of the inbox cannot be read and is left out");
            return Optional.empty();
        }
    }

    @Override
    public Saving save(String officer, View view) {
        String name = view.name().replace("\0", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Saving.BAD_NAME;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean full = jdbc.sql("SELECT count(*) FROM inbox_view WHERE officer = ? AND name <> ?")
                            .params(officer, name)
                            .query(Integer.class)
                            .single()
                    >= MOST;
            if (full) {
                return Saving.TOO_MANY;
            }
            jdbc.sql("INSERT INTO inbox_view (officer, name, filter, saved_at) VALUES (?, ?, CAST(? AS jsonb), ?)"
                            + " ON CONFLICT (officer, name) DO UPDATE"
                            + " SET filter = excluded.filter, saved_at = excluded.saved_at")
                    .params(
                            officer,
                            name,
                            JSON.writeValueAsString(view.filter().page(0, 0)),
                            Timestamps.utc(clock.instant()))
                    .update();
            return Saving.SAVED;
        }));
    }

    @Override
    public void remove(String officer, String name) {
        jdbc.sql("DELETE FROM inbox_view WHERE officer = ? AND name = ?")
                .params(officer, name)
                .update();
    }
}
