package org.toroku.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.toroku.matching.Alignment.Kind;
import org.toroku.matching.Alignment.Step;

/**
 * Aligns two texts along their cheapest edit. Whether a stretch is only written otherwise is asked of the folds with the
 * whole text around it, since many of them look at their neighbours.
 */
final class TextAlignment {
    /** A character with the marks and selectors that belong to it. */
    private static final Pattern CHARACTER = Pattern.compile("\\P{M}\\p{M}*|\\p{M}+");

    private static final int FOLDED = 1;
    private static final int BLANK = 1;
    private static final int GAP = 10;
    /** Less than two gaps, so that one character stands for another; more than one, so that shared ones are found. */
    private static final int REPLACED = 15;

    private final TextComparison comparison;
    private final List<String> stated;
    private final List<String> found;
    /** Each character folded alone; folding is too slow for every pair of them. */
    private final List<String> statedFolds;

    private final List<String> foundFolds;

    TextAlignment(Set<Fold> folds, String stated, String found) {
        this.comparison = new TextComparison("", folds);
        this.stated = characters(stated);
        this.found = characters(found);
        this.statedFolds = folded(folds, this.stated);
        this.foundFolds = folded(folds, this.found);
    }

    /** A stretch of both texts, by indices of characters. */
    private record Span(int from, int to, int otherFrom, int otherTo) {}

    List<Step> steps() {
        int[][] cost = costs();
        List<Step> steps = new ArrayList<>();
        List<Span> run = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < stated.size() || j < found.size()) {
            Span next = next(cost, i, j);
            if (next.to() > i && next.otherTo() > j && folded(i, j)) {
                settle(run, steps);
                run.clear();
                settle(List.of(next), steps);
            } else {
                run.add(next);
            }
            i = next.to();
            j = next.otherTo();
        }
        settle(run, steps);
        return steps;
    }

    /** What of a run only is written otherwise, at its end, at its beginning, and what is left between. */
    private void settle(List<Span> run, List<Step> steps) {
        if (run.isEmpty()) {
            return;
        }
        for (int length = run.size(); length > 0; length--) {
            List<Span> end = run.subList(run.size() - length, run.size());
            if (meansTheSame(end)) {
                settle(run.subList(0, run.size() - length), steps);
                steps.add(harmless(end));
                return;
            }
            List<Span> beginning = run.subList(0, length);
            if (meansTheSame(beginning)) {
                steps.add(harmless(beginning));
                settle(run.subList(length, run.size()), steps);
                return;
            }
        }
        run.forEach(span -> steps.add(Step.difference(statedOf(span), foundOf(span))));
    }

    private boolean meansTheSame(List<Span> run) {
        Span span = whole(run);
        return comparison.same(String.join("", stated), statedWith(span))
                || comparison.same(String.join("", found), foundWith(span));
    }

    private Step harmless(List<Span> run) {
        Span span = whole(run);
        String one = statedOf(span);
        String other = foundOf(span);
        if (one.equals(other)) {
            return new Step(one, other, Kind.SAME, List.of());
        }
        return new Step(one, other, Kind.OTHERWISE, why(span, one, other));
    }

    /** Told of the stretch alone where that is enough: what surrounds it only makes the reason longer. */
    private List<String> why(Span span, String one, String other) {
        if (comparison.same(one, other)) {
            return comparison.why(one, other);
        }
        String all = String.join("", stated);
        return comparison.same(all, statedWith(span))
                ? comparison.why(all, statedWith(span))
                : comparison.why(String.join("", found), foundWith(span));
    }

    private static Span whole(List<Span> run) {
        return new Span(
                run.getFirst().from(),
                run.getLast().to(),
                run.getFirst().otherFrom(),
                run.getLast().otherTo());
    }

    private String statedOf(Span span) {
        return String.join("", stated.subList(span.from(), span.to()));
    }

    private String foundOf(Span span) {
        return String.join("", found.subList(span.otherFrom(), span.otherTo()));
    }

    private String statedWith(Span span) {
        return String.join("", stated.subList(0, span.from()))
                + foundOf(span)
                + String.join("", stated.subList(span.to(), stated.size()));
    }

    private String foundWith(Span span) {
        return String.join("", found.subList(0, span.otherFrom()))
                + statedOf(span)
                + String.join("", found.subList(span.otherTo(), found.size()));
    }

    /** The cheapest edit of the two tails, for every pair of positions. */
    private int[][] costs() {
        int[][] cost = new int[stated.size() + 1][found.size() + 1];
        for (int i = stated.size(); i >= 0; i--) {
            for (int j = found.size(); j >= 0; j--) {
                cost[i][j] = i == stated.size() && j == found.size()
                        ? 0
                        : Math.min(replaced(cost, i, j), Math.min(left(cost, i, j), added(cost, i, j)));
            }
        }
        return cost;
    }

    private Span next(int[][] cost, int i, int j) {
        if (cost[i][j] == replaced(cost, i, j)) {
            return new Span(i, i + 1, j, j + 1);
        }
        return cost[i][j] == left(cost, i, j) ? new Span(i, i + 1, j, j) : new Span(i, i, j, j + 1);
    }

    private int replaced(int[][] cost, int i, int j) {
        if (i == stated.size() || j == found.size()) {
            return Integer.MAX_VALUE;
        }
        int step = stated.get(i).equals(found.get(j)) ? 0 : folded(i, j) ? FOLDED : REPLACED;
        return step + cost[i + 1][j + 1];
    }

    private int left(int[][] cost, int i, int j) {
        return i == stated.size() ? Integer.MAX_VALUE : gap(statedFolds.get(i)) + cost[i + 1][j];
    }

    private int added(int[][] cost, int i, int j) {
        return j == found.size() ? Integer.MAX_VALUE : gap(foundFolds.get(j)) + cost[i][j + 1];
    }

    private static int gap(String folded) {
        return folded.isEmpty() ? BLANK : GAP;
    }

    private boolean folded(int i, int j) {
        return statedFolds.get(i).equals(foundFolds.get(j));
    }

    private static List<String> folded(Set<Fold> folds, List<String> characters) {
        return characters.stream().map(each -> Fold.apply(folds, each)).toList();
    }

    private static List<String> characters(String text) {
        return CHARACTER.matcher(text).results().map(MatchResult::group).toList();
    }
}
