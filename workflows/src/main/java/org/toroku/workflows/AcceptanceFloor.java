package org.toroku.workflows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold of every application that is accepted without people, whatever a rule set says: no less than the rules of
 * this release ask for. Owners may ask for more in their table, never for less: the proof refuses a table that would, and the
 * automaton refers a case that breaks it. What is unknown never holds.
 */
public final class AcceptanceFloor {
    /** Other applications on a device in 24 hours beyond which people look, at the latest. */
    public static final int APPLICATIONS_PER_DEVICE = 2;

    /** Other applications from a network in one hour beyond which people look, at the latest. */
    public static final int APPLICATIONS_PER_NETWORK = 19;

    /** Of an input that may have any known value. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** What the card proves and the application says are the same person. */
    private static final Set<String> MATCHED = Set.of("EQUAL", "VARIANT");

    private static final Set<String> MATCHES =
            Set.of(RuleInputs.MATCH_NAME, RuleInputs.MATCH_BIRTH_DATE, RuleInputs.MATCH_SEX, RuleInputs.MATCH_ADDRESS);

    /** Truth values, each as it has to be. */
    private static final Map<String, Boolean> TRUTHS = Map.of(
            RuleInputs.FORMER_NAME_STATED, false,
            RuleInputs.AUTOMATION_ENABLED, true,
            RuleInputs.SAMPLE_PICKED, false,
            RuleInputs.DENY_LISTED, false,
            RuleInputs.OPERATED_WITH_HELP, false);

    /** Counts, each with the most that there may be. */
    private static final Map<String, Integer> MOST = Map.of(
            RuleInputs.QUOTA_LEFT, NO_LIMIT,
            RuleInputs.CERTIFICATES_SAME_PERSON_VALID, 0,
            RuleInputs.APPLICATIONS_SAME_PERSON_30D, 0,
            RuleInputs.PERSONS_SAME_DEVICE_24H, 0,
            RuleInputs.HOLDERS_SAME_DEVICE_VALID, 0,
            RuleInputs.APPLICATIONS_SAME_DEVICE_24H, APPLICATIONS_PER_DEVICE,
            RuleInputs.APPLICATIONS_SAME_NETWORK_1H, APPLICATIONS_PER_NETWORK);

    private AcceptanceFloor() {}

    /** Whether an application with this value of an input may be accepted without people. */
    public static boolean allows(String input, @Nullable Object value) {
        if (value instanceof String word) {
            return MATCHES.contains(input) && MATCHED.contains(word);
        }
        if (value instanceof Boolean truth) {
            return truth.equals(TRUTHS.get(input));
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            Integer most = MOST.get(input);
            return most != null && number >= least(input) && number <= most;
        }
        return false;
    }

    private static int least(String input) {
        return input.equals(RuleInputs.QUOTA_LEFT) ? 1 : 0;
    }

    /** Inputs whose values forbid it, in their order; none where it may be accepted. */
    public static List<String> broken(Map<String, ?> inputs) {
        return RuleInputs.ALL.stream()
                .filter(input -> !allows(input, inputs.get(input)))
                .toList();
    }
}
