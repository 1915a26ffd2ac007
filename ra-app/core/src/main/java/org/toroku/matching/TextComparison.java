package org.toroku.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;

/** Compares one text item as stated with the same item as certified. */
record TextComparison(String field, Set<Fold> folds) {
    static final String SUBSTITUTE = "substitute-character";

    /** Stands for a substituted character while folding; Unicode guarantees that it is no character. */
    private static final int MASK = 0xFFFF;

    /** @param substitutes code points of {@code certified} that stand for characters that card or document cannot hold */
    FieldMatch compare(String stated, String certified, BitSet substitutes) {
        if (!substitutes.isEmpty()) {
            // what was substituted is unknown, so the item can differ for certain but never agree for certain
            Verdict verdict = agreesOutside(stated, certified, substitutes) ? Verdict.UNDECIDABLE : Verdict.DIFFERENT;
            return new FieldMatch(field, stated, certified, verdict, List.of(SUBSTITUTE));
        }
        if (stated.equals(certified)) {
            return new FieldMatch(field, stated, certified, Verdict.EQUAL, List.of());
        }
        return same(folds, stated, certified)
                ? new FieldMatch(field, stated, certified, Verdict.VARIANT, needed(stated, certified))
                : new FieldMatch(field, stated, certified, Verdict.DIFFERENT, List.of());
    }

    boolean same(String stated, String certified) {
        return same(folds, stated, certified);
    }

    private static boolean same(Set<Fold> folds, String stated, String certified) {
        return Fold.apply(folds, stated).equals(Fold.apply(folds, certified));
    }

    /** Why the two mean the same: the one fold that suffices, else all that are needed. */
    List<String> why(String stated, String certified) {
        return EnumSet.copyOf(folds).stream()
                .filter(fold -> same(Set.of(fold), stated, certified))
                .findFirst()
                .map(fold -> List.of(fold.note()))
                .orElseGet(() -> needed(stated, certified));
    }

    /** The folds without which the two would differ; all that changed anything where each alone is dispensable. */
    private List<String> needed(String stated, String certified) {
        List<String> needed = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        for (Fold fold : EnumSet.copyOf(folds)) {
            Set<Fold> others = EnumSet.copyOf(folds);
            others.remove(fold);
            if (!same(others, stated, certified)) {
                needed.add(fold.note());
            }
            if (!Fold.apply(Set.of(fold), stated).equals(stated)
                    || !Fold.apply(Set.of(fold), certified).equals(certified)) {
                changing.add(fold.note());
            }
        }
        return (needed.isEmpty() ? changing : needed).stream().distinct().toList();
    }

    private boolean agreesOutside(String stated, String certified, BitSet substitutes) {
        int[] points = certified.codePoints().toArray();
        substitutes.stream().filter(i -> i < points.length).forEach(i -> points[i] = MASK);
        int[] known = Fold.apply(folds, new String(points, 0, points.length))
                .codePoints()
                .toArray();
        int[] given = Fold.apply(folds, stated).codePoints().toArray();
        if (known.length != given.length) {
            return false;
        }
        for (int i = 0; i < known.length; i++) {
            if (known[i] != MASK && known[i] != given[i]) {
                return false;
            }
        }
        return true;
    }
}
