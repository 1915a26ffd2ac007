package org.toroku.pki.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toroku.pki.Der;

/** A tree whose complete subtrees are kept somewhere; every question costs one reading of as many nodes as it is high. */
public final class MerkleTree {
    /** Leaves from {@code start} to before {@code end}. */
    private record Range(long start, long end) {
        /** Where RFC 9162 section 2.1.1 divides it: the largest power of two below its size. */
        long middle() {
            return start + Long.highestOneBit(end - start - 1);
        }

        boolean single() {
            return end - start == 1;
        }
    }

    private final Nodes nodes;

    public MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** @param size one leaf at least */
    public Der root(long size) {
        return hashes(List.of(new Range(0, size))).getFirst();
    }

    /** That the leaf at {@code index} is in the tree of {@code size} leaves (RFC 9162 section 2.1.3.1). */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + index);
        }
        List<Range> siblings = new ArrayList<>();
        Range range = new Range(0, size);
        while (!range.single()) {
            Range left = new Range(range.start(), range.middle());
            Range right = new Range(range.middle(), range.end());
            boolean inLeft = index < range.middle();
            siblings.addFirst(inLeft ? right : left);
            range = inLeft ? left : right;
        }
        return new InclusionProof(index, hashes(siblings));
    }

    /** That the tree of {@code second} leaves begins with that of {@code first} (RFC 9162 section 2.1.4.1). */
    public ConsistencyProof consistency(long first, long second) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException("no tree of " + second + " grew out of one of " + first);
        }
        List<Range> parts = new ArrayList<>();
        Range range = new Range(0, second);
        boolean known = true;
        while (range.end() != first) {
            Range left = new Range(range.start(), range.middle());
            Range right = new Range(range.middle(), range.end());
            boolean inLeft = first <= range.middle();
            parts.addFirst(inLeft ? right : left);
            range = inLeft ? left : right;
            known &= inLeft;
        }
        if (!known) {
            parts.addFirst(range);
        }
        return new ConsistencyProof(hashes(parts));
    }

    private List<Der> hashes(List<Range> ranges) {
        Set<Node> wanted = new HashSet<>();
        ranges.forEach(range -> wanted.addAll(Node.covering(range.start(), range.end())));
        Map<Node, Der> found = nodes.of(wanted);
        return ranges.stream()
                .map(range -> TreeHash.fold(Node.covering(range.start(), range.end()).stream()
                        .map(node -> required(found, node))
                        .toList()))
                .toList();
    }

    /**
     * The complete subtrees that come into being as {@code leaves} follow the first {@code size}; the leaves' own are
     * among them.
     */
    public Map<Node, Der> grown(long size, List<Der> leaves) {
        Map<Node, Der> edge = new HashMap<>(nodes.of(Set.copyOf(Node.covering(0, size))));
        Map<Node, Der> grown = new LinkedHashMap<>();
        long index = size;
        for (Der leaf : leaves) {
            Node node = new Node(0, index++);
            Der hash = leaf;
            grown.put(node, hash);
            while ((node.index() & 1) == 1) {
                Node left = new Node(node.level(), node.index() - 1);
                Der leftHash = grown.containsKey(left) ? required(grown, left) : required(edge, left);
                hash = TreeHash.node(leftHash, hash);
                node = new Node(node.level() + 1, node.index() >> 1);
                grown.put(node, hash);
            }
        }
        return grown;
    }

    private static Der required(Map<Node, Der> nodes, Node node) {
        Der hash = nodes.get(node);
        if (hash == null) {
            throw new Nodes.MissingNode(node);
        }
        return hash;
    }
}
