package org.toroku.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Who answers for the rules of a proposal; each word is an entry of the book under the publication. */
@Component
class RulesWords {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    RulesWords(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** @param sha256 digest of the rules that the officer answers for */
    record Word(String sha256, String officer, Instant at) {}

    Optional<Word> of(UUID publication) {
        return jdbc.sql("SELECT * FROM rules_word WHERE publication_id = ?")
                .param(publication)
                .query((row, n) ->
                        new Word(row.getString("rules_sha256"), row.getString("officer"), Stamp.read(row, "said_at")))
                .optional();
    }

    /** In the place of an earlier word, as where another officer answers for the rules by now. */
    void say(UUID publication, String sha256, String officer) {
        jdbc.sql("""
                        INSERT INTO rules_word (publication_id, rules_sha256, officer, said_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (publication_id) DO UPDATE
                        SET rules_sha256 = excluded.rules_sha256, officer = excluded.officer, said_at = excluded.said_at""").params(publication, sha256, officer, Stamp.now(clock)).update();
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                "rules-answered-for",
                publication,
                Map.of("rules", sha256),
                new Book.Row(ProtectedTable.RULES_WORD, publication.toString())));
    }
}
