package org.toroku.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variables with which a step ends, as journal and engine get them.
 *
 * <p>Only flags, whole numbers and short texts of printable ASCII: enough for ids, decisions and ISO dates, and too
 * little for a name, an address or a certificate to slip into the engine by mistake.
 */
record Outcome(Map<String, Object> variables) {
    private static final int LONGEST_TEXT = 256;
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7e]*");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, Object>> VARIABLES = new TypeReference<>() {};

    /** @throws IllegalArgumentException naming the variable, never its value */
    Outcome {
        variables.forEach(Outcome::requireHarmless);
        variables = Map.copyOf(variables);
    }

    static Outcome ofJson(String json) {
        return new Outcome(JSON.readValue(json, VARIABLES));
    }

    String json() {
        return JSON.writeValueAsString(new TreeMap<>(variables));
    }

    /** Whether {@code given} contains every variable of this outcome with the same value. */
    boolean isContainedIn(Map<String, Object> given) {
        return variables.entrySet().stream()
                .allMatch(each ->
                        given.containsKey(each.getKey()) && sameJson(each.getValue(), given.get(each.getKey())));
    }

    private static boolean sameJson(Object one, @org.jspecify.annotations.Nullable Object other) {
        JsonNode left = JSON.readTree(JSON.writeValueAsString(one));
        return left.equals(JSON.readTree(JSON.writeValueAsString(other)));
    }

    private static void requireHarmless(String name, Object value) {
        boolean harmless = switch (value) {
            case Boolean _ -> true;
            case Integer _ -> true;
            case Long _ -> true;
            case String text ->
                text.length() <= LONGEST_TEXT && PRINTABLE_ASCII.matcher(text).matches();
            default -> false;
        };
        if (!harmless) {
            throw new IllegalArgumentException("variable " + name + " is not an id, a decision or a date");
        }
    }
}
