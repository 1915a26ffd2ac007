package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proof reads in a condition must be what the engine reads in it. */
class ConditionParserTest {
    private static final String[] OPERATORS = {"=", "!=", "<", "<=", ">", ">="};

    private static final List<Tracked> VARIABLES = List.of(Tracked.values());

    /** The library that the engine evaluates with. */
    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    private final Random random = new Random(17);

    @Test
    void everyConditionThatIsReadMeansTheSameToTheEngine() throws ConditionParser.Refused {
        int held = 0;
        for (int i = 0; i < 3_000; i++) {
            String text = condition(3);
            long state = 0;
            Map<String, Object> variables = new HashMap<>();
            for (Tracked variable : Tracked.values()) {
                // the engine answers null where a number is compared with null: an incident, not a way
                int number = (variable.isNumber() ? 1 : 0)
                        + random.nextInt(variable.domain.size() - (variable.isNumber() ? 1 : 0));
                state = variable.with(state, number);
                String word = variable.domain.get(number);
                variables.put(
                        variable.variable, number == 0 ? null : variable.isNumber() ? Integer.valueOf(word) : word);
            }
            boolean holds = ConditionParser.parse("=" + text).test(state);
            EvaluationResult result = feel.evaluateExpression(text, variables);
            assertThat(result.isSuccess()).as(text).isTrue();
            assertThat(result.result()).as(text + " " + variables).isEqualTo(holds);
            held += holds ? 1 : 0;
        }
        assertThat(held).isBetween(500, 2_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=decision = \"ACCEPT\"and decision = \"ACCEPT\"",
                "=decision = \"ACCEPT\" \"\"",
                "=decision = \"ACCEPT\" )",
                "=(decision = \"ACCEPT\"",
                "=decision",
                "=decision = ACCEPT",
                "=not(decision = \"ACCEPT\")",
                "=decision in (\"ACCEPT\", \"REJECT\")",
                "=decision = \"ACCEPT\" // and more",
                "=decision = \"ACC\\u0045PT\"",
                "=decision < \"ACCEPT\"",
                "=inquiryAttempts < null",
                "=inquiryAttempts = \"2\"",
                "=inquiryAttempts < 2.5",
                "=decision = \"ACCEPT\"; true",
                " =decision = \"ACCEPT\"",
                "==decision = \"ACCEPT\"",
                "=",
                ""
            })
    void refusesWhatIsMore(String text) {
        assertThatThrownBy(() -> ConditionParser.parse(text)).isInstanceOf(ConditionParser.Refused.class);
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 1)) {
            case 1 -> condition(depth - 1) + " and " + condition(depth - 1);
            case 2 -> condition(depth - 1) + " or " + condition(depth - 1);
            case 3 -> "(" + condition(depth - 1) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        Tracked variable = VARIABLES.get(random.nextInt(VARIABLES.size()));
        String operator = OPERATORS[random.nextInt(variable.isNumber() ? OPERATORS.length : 2)];
        String space = random.nextBoolean() ? " " : "";
        int number = variable.isNumber() ? 1 + random.nextInt(9) : random.nextInt(variable.domain.size());
        String word = variable.domain.get(number);
        return variable.variable
                + space
                + operator
                + space
                + (number == 0 || variable.isNumber() ? word : "\"" + word + "\"");
    }
}
