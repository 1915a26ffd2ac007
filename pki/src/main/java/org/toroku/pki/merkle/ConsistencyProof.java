package org.toroku.pki.merkle;

import java.util.ArrayList;
import java.util.List;
import org.toroku.pki.Der;

/** That a tree begins with an earlier one: nothing of it was altered or taken out. */
public record ConsistencyProof(List<Der> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.4.2; the empty tree proves nothing. */
    public boolean proves(long first, Der firstRoot, long second, Der secondRoot) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        List<Der> hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.addFirst(firstRoot);
        }
        return !hashes.isEmpty() && follows(hashes, first, firstRoot, second, secondRoot);
    }

    private static boolean follows(List<Der> hashes, long first, Der firstRoot, long second, Der secondRoot) {
        int complete = Long.numberOfTrailingZeros(first);
        long node = (first - 1) >> complete;
        long last = (second - 1) >> complete;
        Der before = hashes.getFirst();
        Der after = before;
        for (Der beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = TreeHash.node(beside, before);
                after = TreeHash.node(beside, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = TreeHash.node(after, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(firstRoot) && after.equals(secondRoot);
    }
}
