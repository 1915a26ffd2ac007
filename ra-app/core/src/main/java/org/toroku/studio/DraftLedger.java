package org.toroku.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.workflows.ModelFile;

/** Drafts and their versions in the database; every change is an entry of the book under the draft. */
@Component
class DraftLedger {
    private final JdbcClient jdbc;
    private final ModelContents contents;
    private final Book book;
    private final Clock clock;

    DraftLedger(JdbcClient jdbc, ModelContents contents, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.book = book;
        this.clock = clock;
    }

    record Row(
            UUID id,
            String name,
            DraftDesk.State state,
            Optional<UUID> basePublication,
            String startedBy,
            Instant startedAt) {}

    record Version(UUID draft, int number, String author, Instant at, Optional<String> resource, Digests files) {
        DraftDesk.Version shown() {
            return new DraftDesk.Version(draft, number, author, at, resource, files.byResource());
        }
    }

    /** Who saved any of these; the copy that a draft begins with is nobody's work. */
    static Set<String> authors(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.resource().isPresent())
                .map(Version::author)
                .collect(Collectors.toSet());
    }

    List<UUID> open() {
        return jdbc.sql("""
                        SELECT d.id FROM model_draft d WHERE d.state = 'OPEN'
                         ORDER BY (SELECT max(saved_at) FROM draft_version v WHERE v.draft_id = d.id) DESC, d.id""").query((row, n) -> row.getObject("id", UUID.class)).list();
    }

    Optional<Row> find(UUID draft) {
        return jdbc.sql("SELECT * FROM model_draft WHERE id = ?")
                .param(draft)
                .query(DraftLedger::read)
                .optional();
    }

    /** Until the end of the transaction nobody else saves, closes or proposes. */
    Optional<Row> lock(UUID draft) {
        return jdbc.sql("SELECT * FROM model_draft WHERE id = ? FOR UPDATE")
                .param(draft)
                .query(DraftLedger::read)
                .optional();
    }

    /** The newest first. */
    List<Version> versions(UUID draft) {
        return jdbc.sql("SELECT * FROM draft_version WHERE draft_id = ? ORDER BY number DESC")
                .param(draft)
                .query(DraftLedger::version)
                .list();
    }

    Optional<Version> version(UUID draft, int number) {
        return jdbc.sql("SELECT * FROM draft_version WHERE draft_id = ? AND number = ?")
                .params(draft, number)
                .query(DraftLedger::version)
                .optional();
    }

    Optional<Version> newest(UUID draft) {
        return jdbc.sql("SELECT * FROM draft_version WHERE draft_id = ? ORDER BY number DESC LIMIT 1")
                .param(draft)
                .query(DraftLedger::version)
                .optional();
    }

    /**
     * Empty where the name is taken.
     *
     * @param takenOver draft whose changes follow as versions
     */
    Optional<UUID> start(
            String officer, String name, Optional<UUID> inForce, List<ModelFile> models, Optional<UUID> takenOver) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                        INSERT INTO model_draft (id, name, state, base_publication, started_by, started_at)
                        VALUES (:id, :name, 'OPEN', :base, :officer, :now) ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("name", name)
                .param("base", inForce.orElse(null), Types.OTHER)
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        List<Book.Row> rows = new ArrayList<>(contents.keep(models));
        rows.add(new Book.Row(ProtectedTable.MODEL_DRAFT, id.toString()));
        rows.add(write(id, 0, officer, null, Digests.of(models)));
        Map<String, Object> detail =
                new TreeMap<>(Map.of("files", Digests.of(models).json()));
        takenOver.ifPresent(draft -> detail.put("takenOver", draft.toString()));
        record(officer, "draft-started", id, detail, rows);
        return Optional.of(id);
    }

    Version save(String officer, Version newest, ModelFile model) {
        int number = newest.number() + 1;
        List<Book.Row> rows = new ArrayList<>(contents.keep(List.of(model)));
        rows.add(write(
                newest.draft(),
                number,
                officer,
                model.resource(),
                newest.files().with(model)));
        record(
                officer,
                "draft-saved",
                newest.draft(),
                Map.of("version", number, "resource", model.resource(), "sha256", model.sha256()),
                rows);
        return version(newest.draft(), number).orElseThrow();
    }

    private Book.Row write(UUID draft, int number, String officer, @Nullable String resource, Digests files) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO draft_version (id, draft_id, number, author, saved_at, resource, files)
                        VALUES (:id, :draft, :number, :officer, :now, :resource, CAST(:files AS jsonb))""")
                .param("id", id)
                .param("draft", draft)
                .param("number", number)
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .param("resource", resource)
                .param("files", files.json())
                .update();
        return new Book.Row(ProtectedTable.DRAFT_VERSION, id.toString());
    }

    void close(UUID draft, DraftDesk.State state, String officer, String action) {
        jdbc.sql("UPDATE model_draft SET state = ?, closed_by = ?, closed_at = ? WHERE id = ?")
                .params(state.name(), officer, Stamp.now(clock), draft)
                .update();
        record(officer, action, draft, Map.of(), List.of(sealing(draft)));
    }

    /** What was approved of it could not be deployed; its authors go on. */
    void reopen(UUID draft, Actor actor) {
        jdbc.sql("UPDATE model_draft SET state = 'OPEN', closed_by = NULL, closed_at = NULL WHERE id = ?")
                .param(draft)
                .update();
        book.record(Book.Entry.of(actor, "draft-reopened", draft, Map.of(), sealing(draft)));
    }

    private static Book.Row sealing(UUID draft) {
        return new Book.Row(ProtectedTable.MODEL_DRAFT, draft.toString());
    }

    private void record(String officer, String action, UUID draft, Map<String, Object> detail, List<Book.Row> rows) {
        book.record(new Book.Entry(new Actor.Human(officer), action, Optional.of(draft), detail, rows));
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                DraftDesk.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("base_publication", UUID.class)),
                row.getString("started_by"),
                Stamp.read(row, "started_at"));
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getObject("draft_id", UUID.class),
                row.getInt("number"),
                row.getString("author"),
                Stamp.read(row, "saved_at"),
                Optional.ofNullable(row.getString("resource")),
                Digests.ofJson(row.getString("files")));
    }
}
