package org.toroku.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.Proposal;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans of moves, and what became of their cases; every change is an entry of the book under the id of the plan. */
@Component
class MoveLedger {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    MoveLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** What became of a case. */
    record Row(
            UUID caseId,
            boolean moved,
            boolean trial,
            String reason,
            List<Place> from,
            List<Place> to,
            String by,
            java.time.Instant at) {}

    List<Plan> list() {
        return jdbc.sql("SELECT * FROM move_plan ORDER BY number DESC")
                .query(MoveLedger::plan)
                .list();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("SELECT * FROM move_plan WHERE id = ?")
                .param(id)
                .query(MoveLedger::plan)
                .optional();
    }

    Optional<Plan> lock(UUID id) {
        return jdbc.sql("SELECT * FROM move_plan WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MoveLedger::plan)
                .optional();
    }

    /** The one plan that is not over. */
    Optional<Plan> current() {
        return jdbc.sql("SELECT * FROM move_plan WHERE state IN ('PROPOSED', 'APPROVED', 'TRIED', 'MOVING')")
                .query(MoveLedger::plan)
                .optional();
    }

    List<Row> cases(UUID plan) {
        return jdbc.sql("SELECT * FROM moved_case WHERE plan_id = ? ORDER BY number")
                .param(plan)
                .query(MoveLedger::row)
                .list();
    }

    /** Empty where another plan is not over. */
    Optional<UUID> propose(String officer, UUID publication, Proposal proposal) {
        UUID id = UUID.randomUUID();
        int inserted = ApprovalColumns.fill(jdbc.sql("""
                        INSERT INTO move_plan (id, state, publication_id, preview_sha256, kinds, reason,
                            approval_reference, approval_date, exception_reason, proposed_by, proposed_at)
                        VALUES (:id, 'PROPOSED', :publication, :preview, CAST(:kinds AS jsonb), :reason,
                            :reference, :date, :exception, :officer, :now)
                        ON CONFLICT DO NOTHING"""), proposal.approval())
                .param("id", id)
                .param("publication", publication)
                .param("preview", proposal.preview())
                .param(
                        "kinds",
                        JSON.writeValueAsString(
                                proposal.kinds().stream().sorted().toList()))
                .param("reason", proposal.reason().strip())
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        record(
                new Actor.Human(officer),
                "move-plan-proposed",
                id,
                Map.of("publication", publication.toString(), "preview", proposal.preview()));
        return Optional.of(id);
    }

    /** @param note kept with it; empty where there is none */
    void decide(UUID id, State state, String officer, Optional<String> note) {
        jdbc.sql("UPDATE move_plan SET state = :state, decided_by = :officer, decided_at = :now, note = :note"
                        + " WHERE id = :id")
                .param("state", state.name())
                .param("officer", officer)
                .param("now", Stamp.now(clock))
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("id", id)
                .update();
        record(new Actor.Human(officer), action(state), id, Map.of());
    }

    void tried(UUID id, Actor by, UUID caseId) {
        jdbc.sql("UPDATE move_plan SET state = 'TRIED' WHERE id = ?").param(id).update();
        record(by, action(State.TRIED), id, Map.of("case", caseId.toString()));
    }

    void confirm(UUID id, String officer) {
        jdbc.sql("UPDATE move_plan SET state = 'MOVING', confirmed_by = ?, confirmed_at = ? WHERE id = ?")
                .params(officer, Stamp.now(clock), id)
                .update();
        record(new Actor.Human(officer), "move-plan-confirmed", id, Map.of());
    }

    /** @param note why it was stopped; empty where it is done */
    void end(UUID id, State state, Actor by, Optional<String> note) {
        jdbc.sql("UPDATE move_plan SET state = :state, ended_by = :by, ended_at = :now, note = :note WHERE id = :id")
                .param("state", state.name())
                .param("by", by.name())
                .param("now", Stamp.now(clock))
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("id", id)
                .update();
        record(by, action(state), id, Map.of());
    }

    /**
     * Writes what became of a case in the caller's transaction, under the ids of plan and case; false, with nothing written,
     * where the plan has dealt with it before.
     */
    boolean settle(Plan plan, Line line, Optional<UUID> run, Optional<String> left, Actor by, boolean trial) {
        int inserted = jdbc.sql("""
                        INSERT INTO moved_case (plan_id, case_id, outcome, trial, run_id, reason, stood_at, comes_to, by, at)
                        VALUES (:plan, :case, :outcome, :trial, :run, :reason, CAST(:from AS jsonb), CAST(:to AS jsonb),
                                :by, :now)
                        ON CONFLICT DO NOTHING""")
                .param("plan", plan.id())
                .param("case", line.caseId())
                .param("outcome", left.isEmpty() ? "MOVED" : "LEFT")
                .param("trial", trial)
                .param("run", run.orElse(null), Types.OTHER)
                .param("reason", left.orElse(null), Types.VARCHAR)
                .param("from", JSON.writeValueAsString(line.from()))
                .param("to", JSON.writeValueAsString(line.to()))
                .param("by", by.name())
                .param("now", Stamp.now(clock))
                .update();
        if (inserted == 0) {
            return false;
        }
        Map<String, Object> detail = new HashMap<>(Map.of("case", line.caseId().toString(), "kind", line.kind()));
        left.ifPresent(reason -> detail.put("reason", reason));
        book.record(Book.Entry.of(
                by,
                left.isEmpty() ? "plan-case-moved" : "plan-case-left",
                plan.id(),
                detail,
                new Book.Row(ProtectedTable.MOVED_CASE, plan.id() + "|" + line.caseId())));
        if (left.isEmpty()) {
            book.record(Book.Entry.of(
                    by,
                    "case-moved",
                    line.caseId(),
                    Map.of(
                            "plan",
                            plan.id().toString(),
                            "publication",
                            plan.publication().toString(),
                            "run",
                            run.map(UUID::toString).orElse(""))));
        }
        return true;
    }

    /** Compares a plan with the book before what its transaction does cannot be taken back. */
    void hold(UUID plan) {
        book.hold(new Book.Row(ProtectedTable.MOVE_PLAN, plan.toString()));
    }

    private static String action(State state) {
        return "move-plan-" + state.name().toLowerCase(Locale.ROOT);
    }

    private void record(Actor actor, String action, UUID id, Map<String, Object> detail) {
        book.record(Book.Entry.of(actor, action, id, detail, new Book.Row(ProtectedTable.MOVE_PLAN, id.toString())));
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                State.valueOf(row.getString("state")),
                row.getObject("publication_id", UUID.class),
                row.getString("preview_sha256"),
                kinds(row.getString("kinds")),
                row.getString("reason"),
                ApprovalColumns.read(row),
                row.getString("proposed_by"),
                Stamp.read(row, "proposed_at"),
                Optional.ofNullable(row.getString("decided_by")),
                Stamp.readOptional(row, "decided_at"),
                Optional.ofNullable(row.getString("confirmed_by")),
                Stamp.readOptional(row, "confirmed_at"),
                Optional.ofNullable(row.getString("ended_by")),
                Stamp.readOptional(row, "ended_at"),
                Optional.ofNullable(row.getString("note")));
    }

    private static Set<Kind> kinds(String json) {
        return JSON.readValue(json, new TypeReference<List<String>>() {}).stream()
                .map(Kind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("case_id", UUID.class),
                row.getString("outcome").equals("MOVED"),
                row.getBoolean("trial"),
                Optional.ofNullable(row.getString("reason")).orElse(""),
                places(row, "stood_at"),
                places(row, "comes_to"),
                row.getString("by"),
                Stamp.read(row, "at"));
    }

    private static List<Place> places(ResultSet row, String column) throws SQLException {
        return JSON.readValue(row.getString(column), new TypeReference<List<Place>>() {});
    }
}
