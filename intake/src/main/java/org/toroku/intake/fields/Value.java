package org.toroku.intake.fields;

import java.time.LocalDate;

/** What stands in a field. */
public sealed interface Value {

    /** Text as written, in compatibility composition (NFKC); gaps between words and lines are an ideographic space. */
    record Written(String text) implements Value {
        @Override
        public String toString() {
            return "Written[masked]";
        }
    }

    /** A day of the calendar. */
    record Day(LocalDate day) implements Value {
        @Override
        public String toString() {
            return "Day[masked]";
        }
    }
}
