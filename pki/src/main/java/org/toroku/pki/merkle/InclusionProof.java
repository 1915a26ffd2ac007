package org.toroku.pki.merkle;

import java.util.List;
import org.toroku.pki.Der;

/**
 * That a leaf is in a tree.
 *
 * @param path hashes beside the way from the leaf to the root
 */
public record InclusionProof(long index, List<Der> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.3.2. */
    public boolean proves(Der leaf, long size, Der root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Der hash = leaf;
        for (Der beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
