package org.toroku.testkit.paper;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * The middle of the printed circle that asks for a seal; how far down it stands depends on what the form says above it.
 *
 * @param x mm from the left edge of a sheet drawn at 300 dpi
 * @param y mm from its upper edge
 */
record SealPlace(double x, double y) {
    /** Where a form of usual length has it. */
    static final SealPlace USUAL = new SealPlace(165, 249);

    private static final double MM = 300 / 25.4;
    private static final double RADIUS = 11;
    private static final int POINTS = 360;
    private static final double STEP = 0.1;
    private static final int DARK = 200;
    /** A line of text or a frame crosses the circle, but does not follow it. */
    private static final double MOST_OF_IT = 0.8;

    static Optional<SealPlace> on(BufferedImage sheet) {
        Optional<SealPlace> best = Optional.empty();
        double found = MOST_OF_IT;
        for (double y = RADIUS + 1; (y + RADIUS + 1) * MM < sheet.getHeight(); y += STEP) {
            SealPlace place = new SealPlace(USUAL.x(), y);
            double share = place.drawn(sheet);
            if (share > found) {
                found = share;
                best = Optional.of(place);
            }
        }
        return best;
    }

    /** How much of the circle around this place is drawn. */
    private double drawn(BufferedImage sheet) {
        int dark = 0;
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            int left = (int) Math.round((x + RADIUS * Math.cos(angle)) * MM);
            int top = (int) Math.round((y + RADIUS * Math.sin(angle)) * MM);
            dark += isDarkAround(sheet, left, top) ? 1 : 0;
        }
        return (double) dark / POINTS;
    }

    private static boolean isDarkAround(BufferedImage sheet, int x, int y) {
        for (int top = y - 1; top <= y + 1; top++) {
            for (int left = x - 1; left <= x + 1; left++) {
                if (left >= 0
                        && left < sheet.getWidth()
                        && top >= 0
                        && top < sheet.getHeight()
                        && (sheet.getRGB(left, top) >> 8 & 0xff) < DARK) {
                    return true;
                }
            }
        }
        return false;
    }
}
