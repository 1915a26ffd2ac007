package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.journal.JournalCheck;

/** What a superuser of the database changes in the log is found, and nobody else can change it. */
@Timeout(300)
class LogTamperTest {
    private static final List<String> TABLES = List.of(
            "log_leaf", "log_node", "log_size", "log_head", "event", "event_head", "order_journal", "revocation");

    @TempDir
    static Path folder;

    private static LogBench bench;

    @BeforeAll
    static void make() {
        bench = new LogBench(folder);
        LogKeeper keeper = bench.keeper();
        bench.issue();
        bench.revoke(bench.issue().serial());
        keeper.round();
        bench.issue();
        bench.kept(keeper);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ca.log_leaf SET content = content || '\\x0a' WHERE idx = 1",
                "UPDATE ca.log_leaf SET serial = 'abcdef0123456789' WHERE idx = 1",
                "UPDATE ca.log_leaf SET event = event - 1 WHERE idx = 1",
                "DELETE FROM ca.log_leaf WHERE idx = 3",
                "DELETE FROM ca.log_leaf WHERE idx = 0",
                "INSERT INTO ca.log_leaf SELECT 4, 99999, serial, content FROM ca.log_leaf WHERE idx = 3",
                "UPDATE ca.log_node SET hash = sha256('x') WHERE level = 0 AND idx = 1",
                "UPDATE ca.log_node SET hash = sha256('x') WHERE level = 2",
                "DELETE FROM ca.log_node WHERE level = 1 AND idx = 0",
                "INSERT INTO ca.log_node VALUES (5, 0, sha256('x'))",
                "UPDATE ca.log_size SET size = 3",
                "UPDATE ca.log_size SET event = event - 3",
                "UPDATE ca.log_head SET note = replace(note, 'time 2', 'time 1') WHERE size = 3",
                "UPDATE ca.log_head SET at = at - interval '1 day' WHERE size = 3",
                "DELETE FROM ca.log_head WHERE size = 3",
                "UPDATE ca.revocation SET reason = 4",
                "UPDATE ca.order_journal SET certificate = '\\x3000' WHERE state = 'SIGNED'"
            })
    void isFound(String tampering) {
        bench.assertIntact(4);
        assertThat(bench.ca.verifyJournal()).isInstanceOf(JournalCheck.Verdict.Intact.class);
        bench.tamper("CREATE SCHEMA IF NOT EXISTS kept");
        TABLES.forEach(table -> bench.tamper("CREATE TABLE kept." + table + " AS TABLE ca." + table));

        bench.tamper(tampering);
        boolean found = bench.verdict() instanceof LogCheck.Verdict.Broken
                || bench.ca.verifyJournal() instanceof JournalCheck.Verdict.Broken;

        TABLES.forEach(table -> bench.tamper(
                "DELETE FROM ca." + table,
                "INSERT INTO ca." + table + " SELECT * FROM kept." + table,
                "DROP TABLE kept." + table));
        assertThat(found).isTrue();
    }

    @Test
    void aHeadThatIsMissingOutsideIsFound() throws IOException {
        Path newest;
        try (Stream<Path> files = Files.walk(folder)) {
            newest = files.filter(file -> file.toString().endsWith(".head"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        Path aside = folder.resolve("aside");
        Files.move(newest, aside);
        LogCheck.Verdict without = bench.verdict();
        Files.move(aside, newest);

        assertThat(without).isEqualTo(new LogCheck.Verdict.Broken("log: head 4 is missing outside"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ca.log_leaf SET serial = 'abcdef0123456789'",
                "DELETE FROM ca.log_leaf",
                "TRUNCATE ca.log_leaf",
                "UPDATE ca.log_node SET hash = sha256('x')",
                "DELETE FROM ca.log_node",
                "DELETE FROM ca.log_size",
                "UPDATE ca.log_size SET size = size + 1",
                "UPDATE ca.log_size SET size = size - 1",
                "UPDATE ca.log_size SET event = event - 1",
                "UPDATE ca.log_head SET note = ''",
                "DELETE FROM ca.log_head",
                "INSERT INTO ca.log_leaf SELECT idx, 99999, serial, content FROM ca.log_leaf WHERE idx = 1",
                "INSERT INTO ca.log_leaf SELECT 4, event, serial, content FROM ca.log_leaf WHERE idx = 1"
            })
    void theDatabaseItselfRefusesToRewriteTheLog(String statement) {
        assertThatThrownBy(() -> bench.bench.execute(statement)).hasRootCauseInstanceOf(SQLException.class);
        bench.assertIntact(4);
    }
}
