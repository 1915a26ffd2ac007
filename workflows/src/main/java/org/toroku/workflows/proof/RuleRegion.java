package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Applications that are alike in what the rules look at: for each input, the values that it may have. */
record RuleRegion(List<BitSet> values) {
    RuleRegion {
        values = List.copyOf(values);
    }

    boolean isEmpty() {
        return values.stream().anyMatch(BitSet::isEmpty);
    }

    RuleRegion with(int input, BitSet only) {
        List<BitSet> narrowed = new ArrayList<>(values);
        narrowed.set(input, both(values.get(input), only));
        return new RuleRegion(narrowed);
    }

    private boolean touches(RuleRegion other) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).intersects(other.values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The most ordinary one of them. */
    private List<Integer> example() {
        return values.stream().map(each -> each.nextSetBit(0)).toList();
    }

    /** Looks for one application of a region that none of others holds, by taking one after the other away. */
    static final class Search {
        private int left = Limits.STATES;

        /** Whether there were more possibilities than a proof follows; then nothing that was answered counts. */
        boolean gaveUp() {
            return left < 0;
        }

        /** For each input the place of its value. */
        Optional<List<Integer>> beyond(RuleRegion region, List<RuleRegion> others) {
            if (region.isEmpty() || --left < 0) {
                return Optional.empty();
            }
            List<RuleRegion> near = others.stream().filter(region::touches).toList();
            if (near.isEmpty()) {
                return Optional.of(region.example());
            }
            RuleRegion taken = near.getFirst();
            List<RuleRegion> rest = near.subList(1, near.size());
            RuleRegion inside = region;
            for (int i = 0; i < region.values.size(); i++) {
                BitSet outside = (BitSet) region.values.get(i).clone();
                outside.andNot(taken.values.get(i));
                if (!outside.isEmpty()) {
                    Optional<List<Integer>> found = beyond(inside.with(i, outside), rest);
                    if (found.isPresent()) {
                        return found;
                    }
                    inside = inside.with(i, taken.values.get(i));
                }
            }
            return Optional.empty();
        }
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
