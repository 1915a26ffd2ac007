package org.toroku.ui.staff;

import java.util.ArrayList;
import java.util.List;

/** Where one text differs from another, by code points along their longest common subsequence. */
public final class Differences {
    private Differences() {}

    /** A stretch of the first text, wholly shared or wholly different. */
    public record Run(String text, boolean differs) {}

    /** Runs of {@code text} in order; together they are {@code text}. */
    public static List<Run> between(String text, String other) {
        int[] a = text.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int[][] common = common(a, b);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean differing = false;
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            while (j < b.length && a[i] != b[j] && common[i][j + 1] >= common[i + 1][j]) {
                j++;
            }
            boolean differs = j >= b.length || a[i] != b[j];
            if (!differs) {
                j++;
            }
            if (differs != differing && !run.isEmpty()) {
                runs.add(new Run(run.toString(), differing));
                run.setLength(0);
            }
            differing = differs;
            run.appendCodePoint(a[i]);
        }
        if (!run.isEmpty()) {
            runs.add(new Run(run.toString(), differing));
        }
        return runs;
    }

    /** Length of the longest common subsequence of the two tails, for every pair of positions. */
    private static int[][] common(int[] a, int[] b) {
        int[][] length = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
