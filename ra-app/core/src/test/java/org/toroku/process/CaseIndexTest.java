package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.ShiftingClock;
import org.toroku.matching.NamesOfTests;

/** The words that cases are found by come also to those that were there before. */
class CaseIndexTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private final ShiftingClock clock = new ShiftingClock();
    private final CaseIndex index = new CaseIndex(
            fixture.sql(),
            NamesOfTests.in(fixture.sql()),
            new TaskWords(fixture.sql(), NamesOfTests.in(fixture.sql())),
            clock);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCaseThatAnEarlierReleaseTookInGetsItsWords() {
        UUID caseId = fixture.database().application("M-2026-000001", "髙橋　花子");

        assertThat(index.look()).as("nothing is left to do").isFalse();

        assertThat(found("高橋")).containsExactly(caseId);
    }

    /** Nodes of two releases work side by side for a while. */
    @Test
    void alsoWhereItTookItInAfterThisOneBegan() {
        index.look();
        UUID caseId = fixture.database().application("M-2026-000002", "髙橋　花子");
        index.look();
        clock.forward(Duration.ofHours(1));

        index.look();

        assertThat(found("高橋")).containsExactly(caseId);
    }

    /** What was read before another name became known is older than what it would overwrite. */
    @Test
    void aNameThatBecomesKnownWhileTheWordsAreMadeIsNotLost() {
        UUID caseId = fixture.database().application("M-2026-000003", "髙橋　花子");
        AtomicBoolean once = new AtomicBoolean();
        CaseWords names = NamesOfTests.in(fixture.sql());
        CaseWords slow = new CaseWords() {
            @Override
            public Names of(UUID about) {
                Names read = names.of(about);
                if (once.compareAndSet(false, true)) {
                    index.renamed(caseId);
                }
                return read;
            }

            @Override
            public String folded(String typed) {
                return names.folded(typed);
            }
        };
        new CaseIndex(fixture.sql(), slow, new TaskWords(fixture.sql(), slow), clock).look();

        assertThat(found("高橋")).as("left to the next look").isEmpty();
        index.look();
        assertThat(found("高橋")).containsExactly(caseId);
    }

    private List<UUID> found(String typed) {
        CaseIndex.Word word = index.words(typed).getFirst();
        return fixture.sql()
                .sql("SELECT case_id FROM case_words WHERE search_grams @> CAST(? AS text[]) AND search_text LIKE ?")
                .params(word.pieces().toArray(String[]::new), word.pattern())
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .list();
    }
}
