package org.toroku.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.studio.DraftDesk.Comment;
import org.toroku.studio.DraftDesk.Place;
import org.toroku.studio.DraftDesk.Resolution;

/** What owners wrote at elements of drafts. */
@Component
class CommentLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    CommentLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    List<Comment> of(UUID draft) {
        return jdbc.sql("SELECT * FROM draft_comment WHERE draft_id = ? ORDER BY seq")
                .param(draft)
                .query(CommentLedger::comment)
                .list();
    }

    Optional<Comment> lock(UUID comment) {
        return jdbc.sql("SELECT * FROM draft_comment WHERE id = ? FOR UPDATE")
                .param(comment)
                .query(CommentLedger::comment)
                .optional();
    }

    int unresolved(UUID draft) {
        return jdbc.sql("SELECT count(*) FROM draft_comment WHERE draft_id = ? AND resolved_at IS NULL")
                .param(draft)
                .query(Integer.class)
                .single();
    }

    UUID write(String officer, UUID draft, int version, Place place, String text) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO draft_comment (id, draft_id, version, resource, element_id, author, written_at, text)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, draft, version, place.resource(), place.elementId(), officer, Stamp.now(clock), text)
                .update();
        record(officer, "draft-commented", draft, id);
        return id;
    }

    void resolve(String officer, Comment comment) {
        jdbc.sql("UPDATE draft_comment SET resolved_by = ?, resolved_at = ? WHERE id = ?")
                .params(officer, Stamp.now(clock), comment.id())
                .update();
        record(officer, "draft-comment-resolved", comment.draft(), comment.id());
    }

    private void record(String officer, String action, UUID draft, UUID comment) {
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                action,
                draft,
                Map.of(),
                new Book.Row(ProtectedTable.DRAFT_COMMENT, comment.toString())));
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        Optional<String> resolvedBy = Optional.ofNullable(row.getString("resolved_by"));
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getInt("version"),
                new Place(row.getString("resource"), row.getString("element_id")),
                row.getString("author"),
                Stamp.read(row, "written_at"),
                row.getString("text"),
                resolvedBy.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Resolution(
                                resolvedBy.get(),
                                Stamp.readOptional(row, "resolved_at").orElseThrow())));
    }
}
