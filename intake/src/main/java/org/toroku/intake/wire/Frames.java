package org.toroku.intake.wire;

/**
 * Lengths and types of what goes over a worker's standard input and output: a type, a length, as many bytes. No Java
 * serialisation, and no length is believed beyond its limit.
 */
final class Frames {
    static final int DOCUMENT = 'D';
    static final int GREETING = 'G';
    static final int PAGE = 'P';
    static final int VERDICT = 'V';

    static final int LARGEST_IMAGE = 48 << 20;
    static final int LARGEST_PAGE = LARGEST_IMAGE + (16 << 20);
    static final int LARGEST_VERDICT = 1 << 12;
    static final int LARGEST_GREETING = 64;
    static final int MOST_WORDS = 50_000;
    static final int MOST_CODES = 50;

    /** A QR code holds 7,089 digits at most (ISO/IEC 18004 table 7). */
    static final int LONGEST_CODE = 7_089;

    static final int LONGEST_WORD = 2_000;

    private Frames() {}
}
