package org.toroku.studio;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
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
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.workflows.ModelFile;
import tools.jackson.databind.json.JsonMapper;

/** Previews of moves by their digest; the book names those that were made. */
@Component
class MovePreviews {
    private static final Logger LOG = LoggerFactory.getLogger(MovePreviews.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Book book;
    private final BookEntries entries;
    private final Clock clock;

    MovePreviews(JdbcClient jdbc, Book book, BookEntries entries, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.entries = entries;
        this.clock = clock;
    }

    /** Keeps a preview in the caller's transaction, and says so in the book under the id of its publication. */
    void keep(String officer, MovePreview preview) {
        String content = JSON.writeValueAsString(preview);
        String sha256 = sha256(content);
        jdbc.sql("""
                        INSERT INTO move_preview (sha256, content, publication_id, made_by, made_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (sha256) DO UPDATE SET made_by = excluded.made_by, made_at = excluded.made_at""")
                .params(sha256, content, preview.publication(), officer, Stamp.now(clock))
                .update();
        Map<String, Object> detail = new HashMap<>(
                Map.of(BookEntries.PREVIEW, sha256, "cases", preview.cases().size(), "led", preview.led()));
        preview.counts().forEach((kind, cases) -> detail.put(kind.name().toLowerCase(java.util.Locale.ROOT), cases));
        book.record(Book.Entry.of(new Actor.Human(officer), BookEntries.MOVE_PREVIEWED, preview.publication(), detail));
    }

    /** The newest preview about a publication, by the entries of the book. */
    Optional<Kept> newest(UUID publication) {
        return jdbc
                .sql("SELECT sha256 FROM move_preview WHERE publication_id = ? ORDER BY made_at DESC LIMIT 5")
                .param(publication)
                .query((row, n) -> row.getString("sha256"))
                .list()
                .stream()
                .flatMap(sha256 -> find(sha256).stream())
                .filter(kept -> kept.preview().publication().equals(publication))
                .max(Comparator.comparing(Kept::madeAt));
    }

    /** Empty, with an alarm, where the text is not what its digest says, or no entry says that it was made here. */
    Optional<Kept> find(String sha256) {
        Optional<String> content = jdbc.sql("SELECT content FROM move_preview WHERE sha256 = ?")
                .param(sha256)
                .query(String.class)
                .optional()
                .filter(text -> sha256(text).equals(sha256));
        Optional<BookEntries.Done> made = content.flatMap(text -> made(sha256));
        if (made.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "move-preview-altered")
                    .addKeyValue("sha256", sha256)
                    .log("A stored preview is not what its digest says, or not one that the book names");
        }
        return made.map(done -> {
            MovePreview preview = JSON.readValue(content.orElseThrow(), MovePreview.class);
            return new Kept(preview, preview.counts(), sha256, done.actor(), done.at(), 0);
        });
    }

    private Optional<BookEntries.Done> made(String sha256) {
        try {
            return entries.movePreviewed(sha256);
        } catch (BookEntries.EntryAlteredException altered) {
            LOG.atError().setCause(altered).log("An entry about a preview is not what the application wrote");
            return Optional.empty();
        }
    }

    private static String sha256(String text) {
        return new ModelFile("text", text.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
