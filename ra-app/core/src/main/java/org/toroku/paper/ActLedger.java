package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
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
import tools.jackson.databind.json.JsonMapper;

/** What officers did with a paper case beside recommending and deciding; rows are written once and never changed. */
@Component
class ActLedger {
    private final JdbcClient jdbc;
    private final FileLedger files;
    private final JsonMapper json = JsonMapper.builder().build();

    ActLedger(JdbcClient jdbc, FileLedger files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** An act about to be written. */
    record Entry(ActKind kind, List<Defect> defects, String words, Optional<Instant> until) {
        Entry {
            defects = List.copyOf(defects);
        }

        static Entry of(ActKind kind, String words) {
            return new Entry(kind, List.of(), words, Optional.empty());
        }

        @Override
        public String toString() {
            return "Entry[" + kind + "]";
        }
    }

    enum ActKind {
        CORRECTION,
        REEXAMINATION,
        HOLD,
        ESCALATION,
        ADVICE,
        REPLY_GENUINE,
        REPLY_DOUBTFUL,
        DEATH_REPORTED,
        LETTER_CAME_BACK,
        RETURN_SETTLED,
        PAGE_TAKEN_IN,
        PAGE_GIVEN_AWAY,
        SEAL_SAME,
        SEAL_DIFFERS,
        SEAL_UNCLEAR;

        /** Verdicts on a seal are shown where the seals are, not among the events. */
        Optional<PaperFiles.EventKind> event() {
            return Arrays.stream(PaperFiles.EventKind.values())
                    .filter(kind -> kind.name().equals(name()))
                    .findFirst();
        }

        Optional<SealVerdict> seal() {
            return Arrays.stream(SealVerdict.values())
                    .filter(verdict -> name().equals("SEAL_" + verdict.name()))
                    .findFirst();
        }
    }

    /** @param valuesVersion of the file when it was done */
    record ActRow(
            UUID id,
            ActKind kind,
            List<Defect> defects,
            String words,
            Optional<Instant> until,
            int valuesVersion,
            String officer,
            Instant at) {
        @Override
        public String toString() {
            return "ActRow[" + kind + ", " + at + "]";
        }
    }

    /** @return id of the row that states it */
    UUID add(UUID caseId, Entry entry, String officer, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO paper_act (id, application_id, kind, defects, words, until, values_version, officer,
                            at)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, (SELECT values_version FROM paper_file WHERE application_id = ?),
                            ?, ?)
                        """)
                .params(id, caseId, entry.kind().name(), json.writeValueAsString(entry.defects()), entry.words())
                .param(entry.until().map(Moment::utc).orElse(null))
                .params(caseId, officer, Moment.utc(at))
                .update();
        files.changed(
                caseId,
                FileLedger.Change.SEEN,
                new Actor.Human(officer),
                "paper-" + entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Map.of(
                        "act",
                        id.toString(),
                        "defects",
                        entry.defects().stream()
                                .map(defect -> defect.code().name())
                                .toList()),
                new Book.Row(ProtectedTable.PAPER_ACT, id.toString()));
        return id;
    }

    /** Oldest first. */
    List<ActRow> of(UUID caseId) {
        return jdbc.sql("SELECT * FROM paper_act WHERE application_id = ? ORDER BY seq")
                .param(caseId)
                .query(this::act)
                .list();
    }

    Optional<ActRow> latest(UUID caseId, ActKind... kinds) {
        Set<ActKind> wanted = Set.of(kinds);
        return of(caseId).stream().filter(act -> wanted.contains(act.kind())).reduce((former, later) -> later);
    }

    /** Whether a letter came back after what it carried was used, and no manager has looked into that yet. */
    boolean returnUnsettled(UUID caseId) {
        return latest(caseId, ActKind.LETTER_CAME_BACK, ActKind.RETURN_SETTLED)
                .filter(act -> act.kind() == ActKind.LETTER_CAME_BACK)
                .isPresent();
    }

    record RecheckRow(boolean same, Set<PaperField> differing, int valuesVersion, String officer, Instant at) {}

    void addRecheck(UUID caseId, Set<PaperField> differing, String officer, Instant at) {
        UUID id = UUID.randomUUID();
        String[] codes = differing.stream().map(PaperField::code).sorted().toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO recheck (id, application_id, same, differing, values_version, officer, at)
                        VALUES (?, ?, ?, ?, (SELECT values_version FROM paper_file WHERE application_id = ?), ?, ?)
                        """)
                .params(id, caseId, differing.isEmpty())
                .param(codes)
                .params(caseId, officer, Moment.utc(at))
                .update();
        files.changed(
                caseId,
                FileLedger.Change.SEEN,
                new Actor.Human(officer),
                "application-rechecked",
                Map.of("same", differing.isEmpty(), "differing", List.of(codes)),
                new Book.Row(ProtectedTable.RECHECK, id.toString()));
    }

    List<RecheckRow> rechecks(UUID caseId) {
        return jdbc.sql("SELECT * FROM recheck WHERE application_id = ? ORDER BY seq")
                .param(caseId)
                .query((rs, n) -> new RecheckRow(
                        rs.getBoolean("same"),
                        Arrays.stream((String[]) rs.getArray("differing").getArray())
                                .map(code -> PaperField.ofCode(code).orElseThrow())
                                .collect(Collectors.toSet()),
                        rs.getInt("values_version"),
                        rs.getString("officer"),
                        rs.getTimestamp("at").toInstant()))
                .list();
    }

    private ActRow act(ResultSet rs, int index) throws SQLException {
        return new ActRow(
                rs.getObject("id", UUID.class),
                ActKind.valueOf(rs.getString("kind")),
                List.of(json.readValue(rs.getString("defects"), Defect[].class)),
                rs.getString("words"),
                Optional.ofNullable(rs.getTimestamp("until")).map(Timestamp::toInstant),
                rs.getInt("values_version"),
                rs.getString("officer"),
                rs.getTimestamp("at").toInstant());
    }
}
