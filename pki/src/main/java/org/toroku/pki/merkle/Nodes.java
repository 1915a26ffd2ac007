package org.toroku.pki.merkle;

import java.util.Map;
import java.util.Set;
import org.toroku.pki.Der;

/** Where complete subtrees are kept. */
@FunctionalInterface
public interface Nodes {
    /**
     * The hashes of all of {@code wanted}, asked for at once.
     *
     * @throws MissingNode where one is not there
     */
    Map<Node, Der> of(Set<Node> wanted);

    /** A complete subtree that has to be there is not. */
    final class MissingNode extends RuntimeException {
        public MissingNode(Node node) {
            super("node " + node.index() + " of level " + node.level() + " is missing");
        }
    }
}
