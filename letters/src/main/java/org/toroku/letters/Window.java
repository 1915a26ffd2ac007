package org.toroku.letters;

import org.toroku.letters.type.Box;

/**
 * The window of a 長形3号 envelope (235 × 120 mm; window 90 × 45 mm, 22 mm from the left, 12 mm from the top) over a letter
 * folded to 210 × 99 mm. The folded letter slides inside by up to 23 mm to the right and 19 mm downwards.
 */
final class Window {
    private static final float LEFT = 22;
    private static final float TOP = 12;
    private static final float WIDTH = 90;
    private static final float HEIGHT = 45;
    private static final float SLIDES_RIGHT = 23;
    private static final float SLIDES_DOWN = 19;

    /** What the postman sees wherever the letter has slid: the address must lie inside. */
    static final Box ALWAYS_SEEN = new Box(LEFT, TOP, WIDTH - SLIDES_RIGHT, HEIGHT - SLIDES_DOWN);

    /** What may come into sight: nothing but the address may lie inside. */
    static final Box EVER_SEEN = new Box(0, 0, LEFT + WIDTH, TOP + HEIGHT);

    /** Where the letter is folded, from its top. */
    static final float[] FOLDS = {99, 198};

    private Window() {}
}
