package org.toroku.bench;

import java.util.Arrays;

/** Order statistics of a few figures. */
final class Median {
    private Median() {}

    static double of(double[] figures) {
        return quantile(figures, 0.5);
    }

    /**
     * Nearest rank.
     *
     * @param share 0.0 to 1.0
     */
    static double quantile(double[] figures, double share) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
