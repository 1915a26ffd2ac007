package org.toroku.ui.paper;

import java.util.List;

/** How large the paper of a scan is: told by its pixels, since offices use few sheets and scanners few resolutions. */
final class SheetScale {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    /** What a scanner crops or adds, as a part of a side. */
    private static final double TOLERANCE = 0.02;

    private static final List<Integer> RESOLUTIONS = List.of(300, 200, 400, 600, 150, 240);

    private SheetScale() {}

    /** Short and long side in millimetres. */
    private record Sheet(double width, double height) {
        boolean fits(int width, int height, int dpi) {
            return near(width, this.width, dpi) && near(height, this.height, dpi);
        }

        private static boolean near(int pixels, double millimetres, int dpi) {
            return Math.abs(pixels * MILLIMETRES_PER_INCH / dpi - millimetres) <= millimetres * TOLERANCE;
        }
    }

    /** A4, B5, A5, B4 and A3, the likelier first. */
    private static final List<Sheet> SHEETS = List.of(
            new Sheet(210, 297), new Sheet(182, 257), new Sheet(148, 210), new Sheet(257, 364), new Sheet(297, 420));

    /** Pixels for an inch of paper; a picture of no known sheet is taken for one of A4, which our form is. */
    static double dpi(int width, int height) {
        int narrow = Math.min(width, height);
        int wide = Math.max(width, height);
        return SHEETS.stream()
                .flatMap(sheet -> RESOLUTIONS.stream().filter(dpi -> sheet.fits(narrow, wide, dpi)))
                .findFirst()
                .map(Integer::doubleValue)
                .orElse(wide * MILLIMETRES_PER_INCH / SHEETS.getFirst().height());
    }
}
