package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of faults tells which test shows what: a row whose test is gone tells nothing. */
class FaultsTest {
    private static final int FAULTS = 54;
    private static final String NOTHING = "–";
    private static final String NO_TEST = "no test";
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)\\.([a-z][A-Za-z0-9]+)`");
    private static final Pattern LISTED = Pattern.compile("^\\* \\*\\*([0-9, ]+)\\*\\*");

    private record Row(int number, String tests, String missing) {}

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs").resolve("faults.md"));
    }

    private static List<Row> rows() throws IOException {
        return lines().stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .map(cells -> new Row(Integer.parseInt(cells.getFirst()), cells.get(3), cells.get(4)))
                .toList();
    }

    @Test
    void everyFaultHasItsRow() throws IOException {
        List<Integer> numbers = rows().stream().map(Row::number).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, FAULTS).boxed().toList());
    }

    @Test
    void everyTestThatIsNamedIsInItsModule() throws IOException {
        for (Row row : rows()) {
            if (row.tests().equals(NO_TEST)) {
                assertThat(row.missing()).as("fault %s", row.number()).isNotEqualTo(NOTHING);
                continue;
            }
            for (String part : row.tests().split("; ", -1)) {
                String module = part.substring(0, part.indexOf(' '));
                List<MatchResult> named = NAMED.matcher(part).results().toList();
                assertThat(named).as("fault %s: %s", row.number(), part).isNotEmpty();
                for (MatchResult test : named) {
                    String method = "void " + test.group(2) + "(";
                    assertThat(sources(module, test.group(1)))
                            .as("fault %s names %s of %s", row.number(), test.group(), module)
                            .anyMatch(source -> source.contains(method));
                }
            }
        }
    }

    private static List<String> sources(String module, String test) throws IOException {
        Path inside = ROOT.resolve("ra-app").resolve(module);
        Path folder = (Files.isDirectory(inside) ? inside : ROOT.resolve(module)).resolve("src/test");
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.find(folder, 20, (file, attributes) -> file.endsWith(test + ".java"))) {
            for (Path file : files.toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    @Test
    void whatNoTestShowsIsListed() throws IOException {
        List<Integer> missing = new ArrayList<>();
        for (Row row : rows()) {
            if (!row.missing().equals(NOTHING)) {
                missing.add(row.number());
            }
        }
        List<Integer> listed = new ArrayList<>();
        for (String line : lines()) {
            for (MatchResult item : LISTED.matcher(line).results().toList()) {
                for (String number : item.group(1).split(", ", -1)) {
                    listed.add(Integer.valueOf(number));
                }
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(missing);
    }
}
