package org.toroku.testkit.paper;

/**
 * How a paper was scanned.
 *
 * @param skewDegrees clockwise
 * @param quarterTurns clockwise, 0 to 3: the sheet lay sideways or upside down
 * @param noise standard deviation of the grey values, 0 for none
 * @param blur standard deviation in pixels at 300 dpi, 0 for none
 * @param jpegQuality 0 to 1; 1 for no JPEG
 */
public record Scan(
        int dpi, boolean colour, double skewDegrees, int quarterTurns, int noise, double blur, double jpegQuality) {
    public Scan {
        if (dpi < 72 || dpi > 600 || quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException("72 to 600 dpi and 0 to 3 quarter turns");
        }
    }

    /** No flaw at all. */
    public static Scan flawless(int dpi) {
        return new Scan(dpi, true, 0, 0, 0, 0, 1);
    }

    /** An office scanner in good order: 300 dpi, colour, a little crooked. */
    public static Scan office() {
        return new Scan(300, true, 0.7, 0, 4, 0.5, 1);
    }

    /** Twice as crooked, blurred and noisy. */
    public static Scan poor() {
        return new Scan(300, true, 1.9, 0, 12, 1.2, 0.6);
    }

    /** What a machine set to small files makes. */
    public static Scan coarse() {
        return new Scan(150, true, -0.6, 0, 4, 0.4, 0.7);
    }

    public Scan withSkew(double degrees) {
        return new Scan(dpi, colour, degrees, quarterTurns, noise, blur, jpegQuality);
    }

    public Scan withQuarterTurns(int turns) {
        return new Scan(dpi, colour, skewDegrees, turns, noise, blur, jpegQuality);
    }

    public Scan inGrey() {
        return new Scan(dpi, false, skewDegrees, quarterTurns, noise, blur, jpegQuality);
    }
}
