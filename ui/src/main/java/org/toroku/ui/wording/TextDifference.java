package org.toroku.ui.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The shortest way from one text to another, in words where a script has them and in characters where not. */
final class TextDifference {
    private static final Pattern TOKEN = Pattern.compile("\\{[a-z]+}|[A-Za-z0-9]+|\\X", Pattern.DOTALL);

    /** More than people compare, and than should be held in memory: then the whole middle counts as rewritten. */
    private static final int MOST = 1_500;

    private TextDifference() {}

    enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    record Piece(Kind kind, String text) {}

    static List<Piece> between(String before, String after) {
        List<String> left = tokens(before);
        List<String> right = tokens(after);
        int head = 0;
        while (head < Math.min(left.size(), right.size()) && left.get(head).equals(right.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(left.size(), right.size()) - head
                && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        Pieces pieces = new Pieces();
        left.subList(0, head).forEach(token -> pieces.add(Kind.SAME, token));
        middle(left.subList(head, left.size() - tail), right.subList(head, right.size() - tail), pieces);
        left.subList(left.size() - tail, left.size()).forEach(token -> pieces.add(Kind.SAME, token));
        return pieces.all();
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(match -> match.group()).toList();
    }

    private static void middle(List<String> left, List<String> right, Pieces pieces) {
        if (left.size() > MOST || right.size() > MOST) {
            left.forEach(token -> pieces.add(Kind.REMOVED, token));
            right.forEach(token -> pieces.add(Kind.ADDED, token));
            return;
        }
        int[][] common = common(left, right);
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                pieces.add(Kind.SAME, left.get(i));
                i++;
                j++;
            } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                pieces.add(Kind.REMOVED, left.get(i));
                i++;
            } else {
                pieces.add(Kind.ADDED, right.get(j));
                j++;
            }
        }
    }

    /** How much of the rest both have, from each place on. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Joins what follows each other. */
    private static final class Pieces {
        private final List<Piece> all = new ArrayList<>();

        void add(Kind kind, String token) {
            if (!all.isEmpty() && all.getLast().kind() == kind) {
                all.add(new Piece(kind, all.removeLast().text() + token));
            } else {
                all.add(new Piece(kind, token));
            }
        }

        List<Piece> all() {
            return List.copyOf(all);
        }
    }
}
