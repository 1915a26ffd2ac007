package org.toroku.intake.worker;

import org.toroku.intake.Box;

/** Places on a page, cut to the page. */
final class Boxes {
    private Boxes() {}

    static Box within(Sheet sheet, double left, double top, double right, double bottom) {
        int x = clamp(Math.floor(left), sheet.width() - 1);
        int y = clamp(Math.floor(top), sheet.height() - 1);
        int endX = clamp(Math.ceil(right), sheet.width());
        int endY = clamp(Math.ceil(bottom), sheet.height());
        return new Box(x, y, Math.max(1, endX - x), Math.max(1, endY - y));
    }

    private static int clamp(double value, int most) {
        // NaN becomes 0 by the cast.
        return Math.clamp((int) value, 0, most);
    }
}
