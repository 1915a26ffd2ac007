package org.toroku.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that every case is found by, whether anything is asked of anybody in it or not; table {@code case_words}. */
@Component
public class CaseIndex implements AtEachLook {
    private static final int BATCH = 500;
    private static final Duration MISSING = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CaseWords names;
    private final TaskWords tasks;
    private final Clock clock;
    private Instant lookForMissing = Instant.MIN;

    CaseIndex(JdbcClient jdbc, CaseWords names, TaskWords tasks, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param pieces all of which stand in {@code search_grams} where the word occurs
     * @param pattern of {@code LIKE}, for {@code search_text} has them in another order perhaps
     */
    public record Word(List<String> pieces, String pattern) {
        public Word {
            pieces = List.copyOf(pieces);
        }

        /** Masked: people search for names. */
        @Override
        public String toString() {
            return "Word[masked]";
        }
    }

    /** Condition on the words of a case: one of its names is {@code :own}, which is a {@link #line}. */
    public static String namedLike(String words) {
        return "position(:own in chr(10) || " + words + ".search_text || chr(10)) > 0";
    }

    /** A folded name as it stands among the words. */
    public static String line(String name) {
        return "\n" + name + "\n";
    }

    /** What was typed, word by word; each must occur. */
    public List<Word> words(String typed) {
        return SearchText.words(typed, names).stream()
                .map(word -> new Word(List.copyOf(SearchText.gramsOf(word)), SearchText.pattern(word)))
                .toList();
    }

    /** Gives cases that have none yet the words they are found by; a batch, so that nobody who searches waits long. */
    public boolean catchUp() {
        List<Wordless> found = jdbc.sql("SELECT case_id, xmin::text FROM case_words WHERE search_grams = '{}' LIMIT ?")
                .param(BATCH)
                .query((row, n) -> new Wordless(row.getObject("case_id", UUID.class), row.getString("xmin")))
                .list();
        found.forEach(this::write);
        return found.size() == BATCH;
    }

    /** Another name of the case became known. Its open tasks have it at once: it keeps whoever bears it from them. */
    public void renamed(UUID applicationId) {
        jdbc.sql("UPDATE case_words SET search_grams = '{}' WHERE case_id = ?")
                .param(applicationId)
                .update();
        tasks.renew(applicationId);
    }

    /** @param version of the row: another name that became known since makes a new one, which is left to the next look */
    private record Wordless(UUID caseId, String version) {}

    private void write(Wordless row) {
        UUID caseId = row.caseId();
        String number = jdbc.sql("SELECT case_number FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        String lines = SearchText.lines(number, names.of(caseId).all());
        Set<String> grams = SearchText.grams(lines);
        int written = jdbc.sql("UPDATE case_words SET search_text = ?, search_grams = ?"
                        + " WHERE case_id = ? AND xmin::text = ?")
                .params(lines, grams.toArray(String[]::new), caseId, row.version())
                .update();
        if (written > 0) {
            // a task that came while a name became known may have missed it
            tasks.renew(caseId);
        }
    }

    /** After the start and each hour also for what a node of an earlier release, working beside this one, took in. */
    @Override
    public boolean look() {
        Instant now = clock.instant();
        if (!now.isBefore(lookForMissing)) {
            jdbc.sql("INSERT INTO case_words (case_id) SELECT id FROM application a"
                            + " WHERE NOT EXISTS (SELECT 1 FROM case_words w WHERE w.case_id = a.id)"
                            + " ON CONFLICT DO NOTHING")
                    .update();
            lookForMissing = now.plus(MISSING);
        }
        return catchUp();
    }
}
