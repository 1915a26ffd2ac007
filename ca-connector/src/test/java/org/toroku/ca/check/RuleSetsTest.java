package org.toroku.ca.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's list decides, line by line and at once. */
class RuleSetsTest {
    private static final String RELEASED = "a".repeat(64);
    private static final String PUBLISHED = "b".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void takesWhatTheOperatorListsAtOnceAndNothingElse() throws IOException {
        Path file = folder.resolve("rule-sets");
        RuleSets sets = new RuleSets.InFile(file, Set.of(RELEASED));
        assertThat(sets.allow(RELEASED)).isTrue();
        assertThat(sets.allow(PUBLISHED)).as("no file yet").isFalse();

        Files.writeString(file, "# asked the manager by telephone\n" + PUBLISHED + " # 2027-01-01.1\n");
        assertThat(sets.allow(PUBLISHED)).isTrue();
        assertThat(sets.allow("c".repeat(64))).isFalse();
        assertThat(sets.allow(PUBLISHED.substring(1))).isFalse();
        assertThat(sets.allow("")).isFalse();

        Files.writeString(file, "# " + PUBLISHED + "\n");
        assertThat(sets.allow(PUBLISHED)).as("taken off the list").isFalse();
    }

    @Test
    void takesOnlyTheReleasedOnesWhileTheListCannotBeRead() throws IOException {
        Path file = Files.createDirectory(folder.resolve("a-folder"));
        RuleSets sets = new RuleSets.InFile(file, Set.of(RELEASED));
        assertThat(sets.allow(PUBLISHED)).isFalse();
        assertThat(sets.allow(RELEASED)).isTrue();

        Path large = folder.resolve("large");
        Files.writeString(large, (PUBLISHED + "\n").repeat(2_000));
        assertThat(new RuleSets.InFile(large, Set.of()).allow(PUBLISHED)).isFalse();
    }
}
