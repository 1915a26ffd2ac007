package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.toroku.audit.BookHeads.Objection;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.TokenSigner;
import org.toroku.evidence.Ground;
import org.toroku.evidence.SoftSigner;
import org.toroku.pki.Der;

/** Whoever owns the database rolls it back, with its heads and its seals; what lies outside of it does not follow. */
class BookHeadsTest {
    private Ground ground;
    private Path file;

    @BeforeEach
    void open() {
        ground = Ground.open(World.class);
        file = ground.folder().resolve("book-heads");
        grow();
        grow();
        grow();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    /** Some entries, and the head signed. */
    private void grow() {
        ground.cases().apply();
        ca().events
                .put(ca().events.size() + 1L, Der.of(("event " + ca().events.size()).getBytes(StandardCharsets.UTF_8)));
        signer().sign();
    }

    private HeadSigner signer() {
        return ground.bean(HeadSigner.class);
    }

    private ScriptedJournal ca() {
        return ground.bean(ScriptedJournal.class);
    }

    private void sql(String statement) {
        ground.jdbc().sql(statement).update();
    }

    private long signed() {
        return ground.jdbc()
                .sql("SELECT max(seq) FROM audit_signed_head")
                .query(Long.class)
                .single();
    }

    private List<Finding> findings() {
        return ground.verifyBook() instanceof Report.Altered(var findings) ? findings : List.of();
    }

    /** As after a restart. */
    private BookHeads restarted(Optional<Long> beginAfter) {
        return new BookHeads(
                ground.jdbc(),
                ground.transaction(),
                ground.bean(Book.class),
                new BookHeads.Outside(new HeadsFile(file), Optional.of(ca())),
                beginAfter,
                Duration.ofMinutes(1));
    }

    /** Rows, entries and heads back to what they were a head ago, all of it consistent. */
    private long rollBack() {
        long last = signed();
        sql("DELETE FROM audit_signed_head WHERE seq = " + last);
        long before = signed();
        sql(
                "DELETE FROM application_state s WHERE EXISTS (SELECT 1 FROM audit_entry e WHERE e.case_id = s.application_id"
                        + " AND e.seq > " + before + ")");
        sql("DELETE FROM application a WHERE EXISTS (SELECT 1 FROM audit_entry e WHERE e.case_id = a.id AND e.seq > "
                + before + ")");
        sql("DELETE FROM audit_entry WHERE seq > " + before);
        sql("UPDATE audit_head SET seq = e.seq, hash = e.hash FROM audit_entry e WHERE e.seq = " + before);
        return last;
    }

    @Test
    void everyHeadIsWrittenDownBesideTheDatabase() throws IOException {
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.startsWith("head "))
                .hasSize(3);
        assertThat(findings()).isEmpty();
        assertThat(restarted(Optional.empty()).objection()).isEmpty();
    }

    @Test
    void aBookThatWasRolledBackIsNamedAndSignedNoMore() {
        long last = rollBack();
        Objection cut = new Objection("book-ends-before-its-heads", last);

        assertThat(findings()).containsExactly(new Finding("head " + last + " of the file", "the-book-ends-before-it"));
        assertThat(ground.bean(BookHeads.class).objection()).contains(cut);
        assertThat(restarted(Optional.empty()).objection()).contains(cut);
        long before = signed();
        ground.cases().apply();
        signer().sign();
        assertThat(signed()).isEqualTo(before);

        // grown again to the same length, by other entries
        ground.cases().apply();
        signer().sign();
        assertThat(signed()).isEqualTo(before);
        assertThat(ground.bean(BookHeads.class).objection())
                .contains(new Objection("book-contradicts-its-heads", last));
        assertThat(findings()).contains(new Finding("head " + last + " of the file", "the-book-differs-from-it"));
    }

    @Test
    void aJournalOfTheCaThatWasRolledBackIsNoticed() {
        long last = ca().events.lastKey();
        ca().events.put(last, Der.of(new byte[] {1}));
        assertThat(ground.bean(BookHeads.class).objection())
                .contains(new Objection("ca-journal-contradicts-its-heads", last));

        ca().events.remove(last);
        assertThat(ground.bean(BookHeads.class).objection())
                .contains(new Objection("ca-journal-ends-before-its-heads", last));
        assertThat(new HeadsFile(file).caHeads()).containsKey(last);
    }

    /** Entries go on being written meanwhile, and no head vouches for them. */
    @Test
    void whileNoHeadCanBeMadeNothingIsIssuedAfterAWhile() {
        BookHeads heads = ground.bean(BookHeads.class);
        SoftSigner token = (SoftSigner) ground.bean(TokenSigner.class);
        Instant now = ground.clock().instant();
        Instant later = now.plus(Duration.ofMinutes(5));
        assertThat(heads.objectionToIssuing(later))
                .as("nothing waits for a head")
                .isEmpty();

        long signed = signed();
        ground.cases().apply();
        token.away(true);
        signer().sign();
        assertThat(signed()).isEqualTo(signed);
        assertThat(heads.objectionToIssuing(now)).as("it may be back soon").isEmpty();
        assertThat(heads.objectionToIssuing(later)).contains(new Objection("heads-late", signed));
        assertThat(restarted(Optional.empty()).objectionToIssuing(later))
                .as("a restart, or another node, begins no new minute")
                .contains(new Objection("heads-late", signed));

        token.away(false);
        signer().sign();
        assertThat(signed()).isGreaterThan(signed);
        assertThat(heads.objectionToIssuing(later)).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsNotBegunAgainByItself() throws IOException {
        Files.delete(file);
        long before = signed();

        assertThat(findings()).contains(new Finding("heads file", "missing"));
        assertThat(restarted(Optional.empty()).objection()).contains(new Objection("heads-file-missing", before));
        assertThat(restarted(Optional.of(before - 1)).objection())
                .contains(new Objection("heads-file-missing", before));
        ground.cases().apply();
        signer().sign();
        assertThat(signed()).isEqualTo(before);
        assertThat(file).doesNotExist();
    }

    @Test
    void anOperatorHasAFileBegunAnewAndTheBookSaysSo() throws IOException {
        rollBack();
        long before = signed();

        assertThat(restarted(Optional.of(before)).objection()).isEmpty();
        assertThat(Files.readAllLines(file)).containsExactly("begin " + before);
        assertThat(file.resolveSibling("book-heads.until-" + before)).exists();
        assertThat(ground.bookText()).contains("heads-begun book-heads").contains("book-ends-before-its-heads");
        assertThat(findings()).isEmpty();
        Files.writeString(file, "begin " + (before - 1) + "\n");
        assertThat(findings()).contains(new Finding("heads file", "begins-where-the-book-does-not-say"));
    }

    @Test
    void aFileThatWasCutIsNamed() throws IOException {
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.stripTrailing().lastIndexOf("head ")));

        assertThat(findings()).containsExactly(new Finding("signed head " + signed(), "not-in-the-heads-file"));
        assertThat(restarted(Optional.empty()).objection())
                .hasValueSatisfying(cut -> assertThat(cut.reason()).isEqualTo("heads-file-shortened"));
    }

    @Test
    void aLineThatACrashCutShortIsPassedOver() throws IOException {
        Files.writeString(file, "head 999 ab", StandardOpenOption.APPEND);
        grow();

        assertThat(findings()).isEmpty();
        assertThat(new HeadsFile(file).last())
                .hasValueSatisfying(head -> assertThat(head.seq()).isEqualTo(signed()));
    }

    /** The process died between the file and the database. */
    @Test
    void aHeadThatIsOnlyInTheFileIsSignedAgain() {
        sql("DELETE FROM audit_signed_head WHERE seq = " + signed());
        assertThat(findings()).isEmpty();
        signer().sign();
        assertThat(findings()).isEmpty();
        assertThat(new HeadsFile(file).last())
                .hasValueSatisfying(head -> assertThat(head.seq()).isEqualTo(signed()));
    }

    @Test
    void signedHeadsThatWereTakenAwayAreNamed() {
        long first = ground.jdbc()
                .sql("DELETE FROM audit_signed_head WHERE seq = (SELECT min(seq) FROM audit_signed_head) RETURNING seq")
                .query(Long.class)
                .single();

        assertThat(findings()).containsExactly(new Finding("signed head " + first, "deleted"));
    }

    @Test
    void theTimeOfAHeadIsSigned() {
        sql("UPDATE audit_signed_head SET signed_at = signed_at - interval '5 years'");

        assertThat(findings())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.what()).isEqualTo("signature-does-not-hold"));
    }

    static class World {
        @Bean
        ScriptedJournal journal() {
            return new ScriptedJournal();
        }
    }

    /** A journal whose events come and go. */
    static final class ScriptedJournal implements JournalHeads {
        final TreeMap<Long, Der> events = new TreeMap<>(Map.of(1L, Der.of(new byte[] {0})));

        @Override
        public Head newest() {
            return new Head(events.lastKey(), events.lastEntry().getValue());
        }

        @Override
        public Optional<Der> at(long seq) {
            return Optional.ofNullable(events.get(seq));
        }
    }
}
