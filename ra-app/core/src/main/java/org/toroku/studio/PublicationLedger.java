package org.toroku.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookEntries;
import org.toroku.audit.ProtectedTable;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.RuleSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Publications in the database as people propose and decide them; every change is an entry of the book under its id. */
@Component
class PublicationLedger {
    /** In the detail of an entry: digest of the replay that lay beside the proposal. */
    static final String REPLAY = BookEntries.REPLAY;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    PublicationLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /**
     * @param authors who saved any version up to the proposed one
     * @param release digests of what the release shipped when it was proposed
     */
    record Row(Publication shown, Digests files, Set<String> authors, Digests release) {
        Row {
            authors = Set.copyOf(authors);
        }
    }

    /**
     * @param draft version that is proposed; empty for an earlier publication
     * @param republishes the earlier publication
     * @param replay digest of the report that lies beside it
     */
    record Proposed(
            Optional<DraftLedger.Version> draft,
            Optional<UUID> republishes,
            Optional<UUID> base,
            Digests files,
            List<String> changed,
            Set<String> authors,
            Digests release,
            String reason,
            ChangeApproval approval,
            Optional<String> replay) {}

    List<Publication> list(int offset, int limit) {
        return jdbc
                .sql("SELECT * FROM publication ORDER BY number DESC LIMIT ? OFFSET ?")
                .params(limit, offset)
                .query(PublicationLedger::row)
                .list()
                .stream()
                .map(Row::shown)
                .toList();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM publication").query(Integer.class).single();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("SELECT * FROM publication WHERE id = ?")
                .param(id)
                .query(PublicationLedger::row)
                .optional();
    }

    Optional<Row> lock(UUID id) {
        return jdbc.sql("SELECT * FROM publication WHERE id = ? FOR UPDATE")
                .param(id)
                .query(PublicationLedger::row)
                .optional();
    }

    boolean proposed(UUID draft) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM publication WHERE draft_id = ? AND state = 'PROPOSED')")
                .param(draft)
                .query(Boolean.class)
                .single();
    }

    /** Whether an approved publication waits for the engine. */
    boolean waits() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM publication WHERE state = 'APPROVED')")
                .query(Boolean.class)
                .single();
    }

    /** Empty where the draft is proposed already. */
    Optional<UUID> propose(String officer, Proposed proposed) {
        UUID id = UUID.randomUUID();
        DraftLedger.@Nullable Version draft = proposed.draft().orElse(null);
        int inserted = ApprovalColumns.fill(jdbc.sql("""
                        INSERT INTO publication (id, state, draft_id, draft_version, republishes, base_publication, files,
                            changed, authors, release_files, reason, approval_reference, approval_date,
                            exception_reason, proposed_by, proposed_at)
                        VALUES (:id, 'PROPOSED', :draft, :version, :republishes, :base, CAST(:files AS jsonb),
                            CAST(:changed AS jsonb), CAST(:authors AS jsonb), CAST(:release AS jsonb), :reason,
                            :reference, :date, :exception, :officer, :now)
                        ON CONFLICT DO NOTHING"""), proposed.approval())
                .param("id", id)
                .param("draft", draft == null ? null : draft.draft(), Types.OTHER)
                .param("version", draft == null ? null : draft.number(), Types.INTEGER)
                .param("republishes", proposed.republishes().orElse(null), Types.OTHER)
                .param("base", proposed.base().orElse(null), Types.OTHER)
                .param("files", proposed.files().json())
                .param("changed", JSON.writeValueAsString(proposed.changed()))
                .param(
                        "authors",
                        JSON.writeValueAsString(
                                proposed.authors().stream().sorted().toList()))
                .param("release", proposed.release().json())
                .param("reason", proposed.reason())
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        Map<String, Object> detail =
                new HashMap<>(Map.of("files", proposed.files().json()));
        proposed.replay().ifPresent(sha256 -> detail.put(REPLAY, sha256));
        record(new Actor.Human(officer), BookEntries.PUBLICATION_PROPOSED, id, detail);
        return Optional.of(id);
    }

    /** @param note kept with it; empty where there is none */
    void decide(Publication publication, State state, String officer, Optional<String> note) {
        jdbc.sql("UPDATE publication SET state = :state, decided_by = :officer, decided_at = :now, note = :note"
                        + " WHERE id = :id")
                .param("state", state.name())
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("id", publication.id())
                .update();
        record(
                new Actor.Human(officer),
                "publication-" + state.name().toLowerCase(java.util.Locale.ROOT),
                publication.id(),
                Map.of("files", new Digests(publication.digests()).json(), "cases", "new-cases-only"));
    }

    /** What the deploying node found out; {@code note} only with a failure. */
    void become(UUID id, State state, Actor actor, Optional<String> note, Map<String, Object> detail) {
        jdbc.sql("UPDATE publication SET state = :state, note = coalesce(:note, note),"
                        + " live_at = CASE WHEN :state = 'LIVE' THEN :now ELSE live_at END WHERE id = :id")
                .param("state", state.name())
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("now", Stamp.now(clock))
                .param("id", id)
                .update();
        record(actor, "publication-" + state.name().toLowerCase(java.util.Locale.ROOT), id, detail);
    }

    Optional<UUID> live() {
        return jdbc.sql("SELECT id FROM publication WHERE state = 'LIVE'")
                .query(UUID.class)
                .optional();
    }

    /** Digests of all rules that two owners ever approved. */
    List<String> rulesPublished() {
        return jdbc.sql("SELECT DISTINCT files ->> ? AS sha256 FROM publication"
                        + " WHERE state IN ('APPROVED', 'LIVE', 'SUPERSEDED', 'FAILED') AND files ->> ? IS NOT NULL")
                .params(RuleSet.RESOURCE, RuleSet.RESOURCE)
                .query((row, n) -> row.getString("sha256"))
                .list();
    }

    private void record(Actor actor, String action, UUID id, Map<String, Object> detail) {
        book.record(Book.Entry.of(actor, action, id, detail, new Book.Row(ProtectedTable.PUBLICATION, id.toString())));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Digests files = Digests.ofJson(row.getString("files"));
        return new Row(
                new Publication(
                        row.getObject("id", UUID.class),
                        row.getLong("number"),
                        State.valueOf(row.getString("state")),
                        uuid(row, "draft_id"),
                        Optional.ofNullable(row.getObject("draft_version", Integer.class)),
                        uuid(row, "republishes"),
                        uuid(row, "base_publication"),
                        files.byResource(),
                        texts(row, "changed"),
                        row.getString("reason"),
                        ApprovalColumns.read(row),
                        row.getString("proposed_by"),
                        Stamp.read(row, "proposed_at"),
                        Optional.ofNullable(row.getString("decided_by")),
                        Stamp.readOptional(row, "decided_at"),
                        Optional.ofNullable(row.getString("note")),
                        Stamp.readOptional(row, "live_at")),
                files,
                Set.copyOf(texts(row, "authors")),
                Digests.ofJson(row.getString("release_files")));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return JSON.readValue(row.getString(column), new TypeReference<List<String>>() {});
    }
}
