package org.toroku.bench;

import java.util.Locale;

/** What a figure is hoped to be. */
sealed interface Aim {
    /** @return whether {@code measured} is good enough */
    boolean metBy(double measured);

    record AtLeast(double limit) implements Aim {
        @Override
        public boolean metBy(double measured) {
            return measured >= limit;
        }

        @Override
        public String toString() {
            return "≥ " + number(limit);
        }
    }

    record AtMost(double limit) implements Aim {
        @Override
        public boolean metBy(double measured) {
            return measured <= limit;
        }

        @Override
        public String toString() {
            return "≤ " + number(limit);
        }
    }

    record Exactly(double value) implements Aim {
        @Override
        public boolean metBy(double measured) {
            return measured == value;
        }

        @Override
        public String toString() {
            return "= " + number(value);
        }
    }

    /** Nothing was promised; the figure is there to understand the others by. */
    record ForInformation() implements Aim {
        @Override
        public boolean metBy(double measured) {
            return true;
        }

        @Override
        public String toString() {
            return "–";
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.2f", value);
    }
}
