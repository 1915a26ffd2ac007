package org.toroku.studio;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookEntries;
import org.toroku.process.ModelSet;
import org.toroku.studio.ReplayDesk.Kept;
import org.toroku.studio.ReplayDesk.Proposed;
import org.toroku.workflows.ModelFile;
import tools.jackson.databind.json.JsonMapper;

/** Reports of replays by their digest; the book names those that were made, and those that lay beside a proposal. */
@Component
class ReplayReports {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayReports.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Book book;
    private final BookEntries entries;
    private final Clock clock;

    ReplayReports(JdbcClient jdbc, Book book, BookEntries entries, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.entries = entries;
        this.clock = clock;
    }

    /** Keeps a report in the caller's transaction, and says so in the book under the id of the draft. */
    String keep(String officer, UUID draft, int version, ReplayReport report) {
        String content = JSON.writeValueAsString(report);
        String sha256 = sha256(content);
        jdbc.sql("""
                        INSERT INTO replay_report (sha256, content, live_sha256, draft_sha256, made_by, made_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (sha256) DO UPDATE SET made_by = excluded.made_by, made_at = excluded.made_at""")
                .params(
                        sha256,
                        content,
                        sha256(new Digests(report.live()).json()),
                        sha256(new Digests(report.draft()).json()),
                        officer,
                        Stamp.now(clock))
                .update();
        book.record(new Book.Entry(
                new Actor.Human(officer),
                BookEntries.DRAFT_REPLAYED,
                Optional.of(draft),
                Map.of(
                        "version",
                        version,
                        BookEntries.REPLAY,
                        sha256,
                        "cases",
                        report.taken(),
                        "same",
                        report.same(),
                        "different",
                        report.different(),
                        "undecided",
                        report.undecided(),
                        "left_out",
                        report.unrepeated() + report.unfinished()),
                List.of()));
        return sha256;
    }

    /** The newest report about exactly these models, by the entries of the book. */
    Optional<Kept> newest(Digests live, Digests draft) {
        return jdbc
                .sql("SELECT * FROM replay_report WHERE draft_sha256 = ? AND live_sha256 = ? ORDER BY sha256")
                .params(sha256(draft.json()), sha256(live.json()))
                .query(ReplayReports::stored)
                .list()
                .stream()
                .flatMap(found -> kept(found).stream())
                .filter(found -> found.report().live().equals(live.byResource())
                        && found.report().draft().equals(draft.byResource()))
                .max(Comparator.comparing(Kept::madeAt));
    }

    /** Digest of the newest report about these models. */
    Optional<String> beside(ModelSet inForce, Digests proposed) {
        return newest(Digests.of(inForce.models()), proposed).map(Kept::sha256);
    }

    /** What the entry of a proposal names. */
    Proposed ofPublication(UUID publication) {
        Optional<String> named;
        try {
            named = entries.publicationProposed(publication)
                    .flatMap(entry -> Optional.ofNullable(entry.detail().get(PublicationLedger.REPLAY)))
                    .map(String::valueOf);
        } catch (BookEntries.EntryAlteredException altered) {
            return new Proposed.Altered("");
        }
        if (named.isEmpty()) {
            return new Proposed.None();
        }
        return jdbc.sql("SELECT * FROM replay_report WHERE sha256 = ?")
                .param(named.get())
                .query(ReplayReports::stored)
                .optional()
                .flatMap(this::kept)
                .<Proposed>map(Proposed.Replayed::new)
                .orElseGet(() -> new Proposed.Altered(named.get()));
    }

    private record Stored(String sha256, String content) {}

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getString("sha256"), row.getString("content"));
    }

    /**
     * Empty, with an alarm, where the text is not what its digest says, or no entry of the book says that it was made here.
     * Who made it, and when, is what the entry says; the row is not sealed.
     */
    private Optional<Kept> kept(Stored stored) {
        Optional<BookEntries.Done> made =
                sha256(stored.content()).equals(stored.sha256()) ? made(stored.sha256()) : Optional.empty();
        if (made.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "replay-altered")
                    .addKeyValue("sha256", stored.sha256())
                    .log("A stored replay is not what its digest says, or not one that the book names");
        }
        return made.map(done -> new Kept(
                JSON.readValue(stored.content(), ReplayReport.class), stored.sha256(), done.actor(), done.at(), 0));
    }

    private Optional<BookEntries.Done> made(String sha256) {
        try {
            return entries.replayed(sha256);
        } catch (BookEntries.EntryAlteredException altered) {
            LOG.atError().setCause(altered).log("An entry about a replay is not what the application wrote");
            return Optional.empty();
        }
    }

    private static String sha256(String text) {
        return new ModelFile("text", text.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
