package org.toroku.matching;

import java.util.List;

/** Field by field comparison of form and card. */
public record MatchReport(List<FieldMatch> fields) {
    public MatchReport {
        fields = List.copyOf(fields);
    }

    /** The weakest verdict of all fields. */
    public Verdict overall() {
        return fields.stream()
                .map(FieldMatch::verdict)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Verdict.DIFFERENT);
    }

    /**
     * @param field name, birth-date, sex or address
     * @param stated as the applicant wrote it
     * @param certified as the card certifies it
     * @param notes kebab-case codes, e.g. {@code variant-kanji}, {@code width}, {@code substitute-character}
     */
    public record FieldMatch(String field, String stated, String certified, Verdict verdict, List<String> notes) {
        public FieldMatch {
            notes = List.copyOf(notes);
        }

        @Override
        public String toString() {
            return "FieldMatch[" + field + ", " + verdict + "]";
        }
    }

    /** From best to worst. */
    public enum Verdict {
        EQUAL,
        /** Equal after folding of width, notation and variant characters. */
        VARIANT,
        /** Cannot be compared by machine (substitute character, unknown date). */
        UNDECIDABLE,
        DIFFERENT
    }
}
