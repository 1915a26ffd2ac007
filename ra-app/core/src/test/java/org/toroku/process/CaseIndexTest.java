package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.matching.NamesOfTests;

/** The words that cases are found by come also to those that were there before. */
class CaseIndexTest {
    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCaseThatAnEarlierReleaseTookInGetsItsWords() {
        UUID caseId = fixture.database().application("M-2026-000001", "髙橋　花子");
        CaseIndex index = new CaseIndex(fixture.sql(), NamesOfTests.in(fixture.sql()));

        assertThat(index.look()).as("nothing is left to do").isFalse();

        CaseIndex.Word word = index.words("高橋").getFirst();
        List<UUID> found = fixture.sql()
                .sql("SELECT case_id FROM case_words WHERE search_grams @> CAST(? AS text[]) AND search_text LIKE ?")
                .params(word.pieces().toArray(String[]::new), word.pattern())
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .list();
        assertThat(found).containsExactly(caseId);
    }
}
