package org.toroku.intake.ocr;

import java.util.Arrays;

/** Finds by how much a page lies crooked: at the right angle, rows of ink and gaps are told apart most clearly. */
final class Skew {
    private static final double MOST = 3;
    private static final double STEP = 0.05;
    private static final int SHRINK = 2;
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
        xs = Arrays.copyOf(foundX, count);
        ys = Arrays.copyOf(foundY, count);
        height = page.height();
        width = page.width();
    }

    /** In degrees clockwise, between -3 and 3. */
    static double of(GreyPage page) {
        Skew skew = new Skew(page.shrunk(SHRINK));
        int steps = (int) Math.round(MOST / STEP);
        double most = -1;
        int first = 0;
        int last = 0;
        for (int i = -steps; i <= steps; i++) {
            double clearness = skew.clearness(i * STEP);
            if (clearness > most) {
                most = clearness;
                first = i;
                last = i;
            } else if (clearness == most) {
                last = i;
            }
        }
        // neighbours that cannot be told apart: the middle one
        return (first + last) * STEP / 2;
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
