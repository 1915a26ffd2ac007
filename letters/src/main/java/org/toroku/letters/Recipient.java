package org.toroku.letters;

import org.jspecify.annotations.Nullable;

/** Whom the post finds where, always in Japanese writing. */
public record Recipient(PostalAddress address, @Nullable String organisation, String name, Honorific honorific) {
    /** 様 for a person, 御中 for an office. */
    public enum Honorific {
        SAMA("様"),
        ONCHU("御中");

        private final String text;

        Honorific(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** No-break spaces, so that the honorific never stands alone on a line. */
    String nameWithHonorific() {
        return name + "\u00A0\u00A0" + honorific.text();
    }

    @Override
    public String toString() {
        return "Recipient[masked]";
    }
}
