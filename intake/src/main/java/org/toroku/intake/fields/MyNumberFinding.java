package org.toroku.intake.fields;

import java.util.List;
import org.toroku.intake.Box;

/**
 * Whether a page seems to show a My Number, which this system must not keep (番号法 20条). The digits themselves are
 * never part of a result.
 */
public sealed interface MyNumberFinding {
    record NotSeen() implements MyNumberFinding {}

    /** @param places all of which are covered before anybody looks at the page: a residence record names a whole family */
    record Seen(Evidence evidence, List<Box> places) implements MyNumberFinding {
        public Seen {
            places = List.copyOf(places);
        }
    }

    enum Evidence {
        /** Digits beside 個人番号. */
        LABEL,
        /** Twelve digits whose check digit is right. */
        CHECK_DIGIT
    }
}
