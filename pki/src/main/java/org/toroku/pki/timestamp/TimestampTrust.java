package org.toroku.pki.timestamp;

import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;

/**
 * Whose timestamps count.
 *
 * @param roots certificates that the authority's chain has to end at
 * @param others certificates between, for an authority that does not send them
 * @param policy the only one that is asked for and taken; empty for any
 */
public record TimestampTrust(List<Der> roots, List<Der> others, Optional<String> policy) {
    public TimestampTrust {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("no root for timestamps");
        }
        roots = List.copyOf(roots);
        others = List.copyOf(others);
    }
}
