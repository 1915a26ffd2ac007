package org.toroku.intake.fields;

import org.toroku.intake.Box;

/**
 * Whether a page seems to show a My Number, which this system must not keep (番号法 20条). The digits themselves are
 * never part of a result.
 */
public sealed interface MyNumberFinding {
    record NotSeen() implements MyNumberFinding {}

    /** @param place to cover before anybody looks at the page */
    record Seen(Evidence evidence, Box place) implements MyNumberFinding {}

    enum Evidence {
        /** Digits beside 個人番号. */
        LABEL,
        /** Twelve digits whose check digit is right. */
        CHECK_DIGIT
    }
}
