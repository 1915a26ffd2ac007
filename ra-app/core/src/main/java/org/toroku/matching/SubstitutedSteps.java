package org.toroku.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.toroku.matching.Alignment.Kind;
import org.toroku.matching.Alignment.Step;

/**
 * Marks the characters of a card's or a document's text that stand for others (代替文字). One may look like what was stated and still be
 * another, so each is marked, whatever the comparison of the texts made of it.
 */
final class SubstitutedSteps {
    private static final List<String> WHY = List.of(TextComparison.SUBSTITUTE);

    private final BitSet positions;

    /** @param positions code points of the whole certified text */
    SubstitutedSteps(BitSet positions) {
        this.positions = positions;
    }

    List<Step> in(List<Step> steps) {
        List<Step> marked = new ArrayList<>();
        int place = 0;
        for (Step step : steps) {
            marked.addAll(marked(step, place));
            place += length(step.found());
        }
        return List.copyOf(marked);
    }

    private List<Step> marked(Step step, int from) {
        int length = length(step.found());
        BitSet within = positions.get(from, from + length);
        if (within.isEmpty()) {
            return List.of(step);
        }
        if (length(step.stated()) == length) {
            return characters(step, within);
        }
        // which character stands for which nobody can tell; a difference is never made less than one
        return List.of(step.kind().isDifference() ? step : step.as(Kind.SUBSTITUTED, WHY));
    }

    /** Runs of characters that are substitutes, and those between them as they were. */
    private static List<Step> characters(Step step, BitSet within) {
        int[] stated = step.stated().codePoints().toArray();
        int[] found = step.found().codePoints().toArray();
        List<Step> parts = new ArrayList<>();
        for (int from = 0; from < found.length; ) {
            boolean substituted = within.get(from);
            int next = substituted ? within.nextClearBit(from) : within.nextSetBit(from);
            int to = next < 0 ? found.length : Math.min(next, found.length);
            parts.add(new Step(
                    new String(stated, from, to - from),
                    new String(found, from, to - from),
                    substituted ? Kind.SUBSTITUTED : step.kind(),
                    substituted ? WHY : step.notes()));
            from = to;
        }
        return parts;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
