package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.DecisionTable.Rule;

/** The floor is never below the rules that this release ships: what they refer to people nobody's rules may accept. */
class AcceptanceFloorTest {
    private static final int MORE_THAN_ANY_LIMIT = 200;

    private static Stream<String> inputs() {
        return RuleInputs.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void allowsNoValueThatTheReleasedAcceptanceDoesNotTake(String input) {
        List<Object> below = values().filter(value -> AcceptanceFloor.allows(input, value))
                .filter(value -> !takes(accepted(input), value))
                .toList();

        assertThat(below).as(accepted(input)).isEmpty();
        assertThat(values().filter(value -> AcceptanceFloor.allows(input, value)))
                .as("something is accepted at all")
                .isNotEmpty();
    }

    private static Stream<Object> values() {
        return Stream.concat(
                Stream.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT", true, false),
                IntStream.rangeClosed(-1, MORE_THAN_ANY_LIMIT).boxed());
    }

    /** What the row that accepts says of an input. */
    private static String accepted(String input) {
        List<Rule> accepting = DecisionTable.of(RuleSet.automaticDecision().file()).rules().stream()
                .filter(rule -> rule.answers().contains("\"ACCEPT\""))
                .toList();
        assertThat(accepting).hasSize(1);
        return accepting.getFirst().conditions().get(RuleInputs.ALL.indexOf(input));
    }

    /** Only what the released cells are made of: words, truth values, a number, a least number, a range. */
    private static boolean takes(String cell, Object value) {
        if (!(value instanceof Integer number)) {
            String said = value instanceof String word ? '"' + word + '"' : value.toString();
            return List.of(cell.split(",", -1)).contains(said);
        }
        if (cell.startsWith(">= ")) {
            return number >= Integer.parseInt(cell.substring(3));
        }
        String[] range = cell.replaceAll("[\\[\\]]", "").split("\\.\\.", -1);
        assertThat(range).as(cell).allMatch(part -> part.matches("-?[0-9]+|true|false|\".*"));
        return range[0].matches("[0-9]+")
                && number >= Integer.parseInt(range[0])
                && number <= Integer.parseInt(range[range.length - 1]);
    }
}
