package org.toroku.intake.accuracy;

/** How many of the fields of one name were read. */
final class Score {
    private int fields;
    private int first;
    private int any;

    void count(boolean firstIsRight, boolean anyIsRight) {
        fields++;
        first += firstIsRight ? 1 : 0;
        any += anyIsRight ? 1 : 0;
    }

    void add(Score other) {
        fields += other.fields;
        first += other.first;
        any += other.any;
    }

    double located() {
        return (double) any / fields;
    }

    String row(String name) {
        return "| %s | %d | %d (%.1f%%) | %d (%.1f%%) |"
                .formatted(name, fields, first, 100.0 * first / fields, any, 100.0 * any / fields);
    }
}
