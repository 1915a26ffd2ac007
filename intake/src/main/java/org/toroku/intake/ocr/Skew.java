package org.toroku.intake.ocr;

/** Finds by how much a page lies crooked: at the right angle, rows of ink and gaps are told apart most clearly. */
final class Skew {
    private static final double MOST = 3;
    private static final double COARSE = 0.25;
    private static final double FINE = 0.05;
    private static final int SHRINK = 4;
    private static final int INK = 170;

    private final int[] xs;
    private final int[] ys;
    private final int height;
    private final int width;

    private Skew(GreyPage page) {
        int[] foundX = new int[page.pixels().length];
        int[] foundY = new int[page.pixels().length];
        int count = 0;
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                if (page.at(x, y) < INK) {
                    foundX[count] = x;
                    foundY[count++] = y;
                }
            }
        }
        xs = java.util.Arrays.copyOf(foundX, count);
        ys = java.util.Arrays.copyOf(foundY, count);
        height = page.height();
        width = page.width();
    }

    /** In degrees clockwise, between -3 and 3. */
    static double of(GreyPage page) {
        Skew skew = new Skew(page.shrunk(SHRINK));
        double coarse = skew.best(0, MOST, COARSE);
        return skew.best(coarse, COARSE, FINE);
    }

    private double best(double around, double reach, double step) {
        double best = around;
        double most = -1;
        int steps = (int) Math.round(reach / step);
        for (int i = -steps; i <= steps; i++) {
            double angle = around + i * step;
            double clearness = clearness(angle);
            if (clearness > most) {
                most = clearness;
                best = angle;
            }
        }
        return best;
    }

    private double clearness(double degrees) {
        double slope = Math.tan(Math.toRadians(degrees));
        int shift = (int) Math.ceil(Math.abs(slope) * width) + 1;
        int[] rows = new int[height + 2 * shift + 1];
        for (int i = 0; i < xs.length; i++) {
            rows[(int) Math.round(ys[i] - xs[i] * slope) + shift]++;
        }
        double sum = 0;
        for (int i = 1; i < rows.length; i++) {
            double step = rows[i] - rows[i - 1];
            sum += step * step;
        }
        return sum;
    }
}
