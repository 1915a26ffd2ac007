package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads single entries of the book, for what is in force because an entry says so and no row does. */
@Component
public class BookEntries {
    /** Written with each choice of the process models in force. */
    public static final String MODELS_CHOSEN = "models-chosen";

    /** Written with each appointment of the officer who answers for a rule. */
    public static final String RESPONSIBLE_OFFICER_APPOINTED = "responsible-officer-appointed";

    /** Written where accounts of officers with one name are said to be two persons. */
    public static final String TWO_PERSONS_STATED = "two-persons-stated";

    /** Written with each proposal of models. */
    public static final String PUBLICATION_PROPOSED = "publication-proposed";

    /** Written with each report of a replay. */
    public static final String DRAFT_REPLAYED = "draft-replayed";

    /** Written with each preview of where open cases would stand. */
    public static final String MOVE_PREVIEWED = "move-previewed";

    /** In the detail of an entry, the digest of a report. */
    public static final String REPLAY = "replay";

    /** In the detail of an entry, the digest of a preview. */
    public static final String PREVIEW = "preview";

    private final JdbcClient jdbc;
    private final Chain chain;
    private final JsonMapper json = JsonMapper.builder().build();

    BookEntries(JdbcClient jdbc, Chain chain) {
        this.jdbc = jdbc;
        this.chain = chain;
    }

    /** An entry that the application wrote, as far as it says anything to others. */
    public record Seen(Optional<UUID> caseId, Map<String, Object> detail) {
        public Seen {
            detail = Map.copyOf(detail);
        }
    }

    /** Who had something done, and when, as the book says. */
    public record Done(String actor, Instant at) {}

    /**
     * The newest choice of models; empty where nobody ever chose any.
     *
     * @throws EntryAlteredException if the application did not write it as it is
     */
    public Optional<Seen> modelsChosen() {
        return jdbc.sql("SELECT * FROM audit_entry WHERE action = '" + MODELS_CHOSEN + "' ORDER BY seq DESC LIMIT 1")
                .query((row, n) -> seen(row))
                .optional();
    }

    /**
     * Every appointment of an officer who answers for a rule, oldest first.
     *
     * @throws EntryAlteredException if the application did not write one of them as it is
     */
    public List<Seen> appointments() {
        return every(RESPONSIBLE_OFFICER_APPOINTED);
    }

    /**
     * Every statement that two accounts of officers are two persons, oldest first.
     *
     * @throws EntryAlteredException if the application did not write one of them as it is
     */
    public List<Seen> twoPersonsStated() {
        return every(TWO_PERSONS_STATED);
    }

    /** @param action one of the constants here */
    private List<Seen> every(String action) {
        return jdbc.sql("SELECT * FROM audit_entry WHERE action = '" + action + "' ORDER BY seq")
                .query((row, n) -> seen(row))
                .list();
    }

    /**
     * How models were proposed; empty where there is no such proposal.
     *
     * @throws EntryAlteredException if the application did not write it as it is
     */
    public Optional<Seen> publicationProposed(UUID publication) {
        return jdbc.sql("SELECT * FROM audit_entry WHERE action = '" + PUBLICATION_PROPOSED
                        + "' AND case_id = ? ORDER BY seq LIMIT 1")
                .param(publication)
                .query((row, n) -> seen(row))
                .optional();
    }

    /**
     * The newest replay with this report; empty where the application never made it.
     *
     * @param sha256 digest of the report, lower-case hex
     * @throws EntryAlteredException if the application did not write it as it is
     */
    public Optional<Done> replayed(String sha256) {
        return done(DRAFT_REPLAYED, REPLAY, sha256);
    }

    /**
     * The newest preview with this content; empty where the application never made it.
     *
     * @param sha256 digest of the preview, lower-case hex
     * @throws EntryAlteredException if the application did not write it as it is
     */
    public Optional<Done> movePreviewed(String sha256) {
        return done(MOVE_PREVIEWED, PREVIEW, sha256);
    }

    /** @param action one of the constants here */
    private Optional<Done> done(String action, String detail, String sha256) {
        return jdbc
                .sql("SELECT * FROM audit_entry WHERE action = '" + action
                        + "' AND position(? IN detail) > 0 ORDER BY seq DESC")
                .param(sha256)
                .query((row, n) -> Map.entry(
                        sha256.equals(seen(row).detail().get(detail)),
                        new Done(row.getString("actor"), row.getTimestamp("at").toInstant())))
                .list()
                .stream()
                .filter(Map.Entry::getKey)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Seen seen(ResultSet row) throws SQLException {
        if (!chain.vouchesFor(row)) {
            throw new EntryAlteredException(row.getLong("seq"));
        }
        return new Seen(
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                json.readValue(row.getString("detail"), new TypeReference<Map<String, Object>>() {}));
    }

    /** An entry of the book is not what the application wrote; nothing may rest on it. */
    public static final class EntryAlteredException extends RuntimeException {
        EntryAlteredException(long seq) {
            super("entry " + seq + " of the book is altered");
        }
    }
}
