package org.toroku.pki.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete subtree: it never changes once its last leaf is there.
 *
 * @param level 0 for a leaf; a node of level n covers 2^n leaves
 * @param index counted from the left within its level
 */
public record Node(int level, long index) {
    /** The complete subtrees that cover the leaves from {@code start} to before {@code end}, from left to right. */
    public static List<Node> covering(long start, long end) {
        List<Node> nodes = new ArrayList<>();
        long at = start;
        while (at < end) {
            int level = Math.min(Long.numberOfTrailingZeros(at), 63 - Long.numberOfLeadingZeros(end - at));
            nodes.add(new Node(level, at >> level));
            at += 1L << level;
        }
        return nodes;
    }
}
