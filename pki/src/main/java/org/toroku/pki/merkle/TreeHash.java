package org.toroku.pki.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.toroku.pki.Der;

/** SHA-256 of leaves and nodes; the first octet keeps a node from being taken for a leaf (RFC 9162 section 2.1.1). */
public final class TreeHash {
    /** Octets of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    public static Der leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Der.of(digest.digest(content));
    }

    public static Der node(Der left, Der right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.toByteArray());
        return Der.of(digest.digest(right.toByteArray()));
    }

    /** Root over complete subtrees that follow each other from left to right, the larger ones first. */
    static Der fold(List<Der> peaks) {
        Der root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return root;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
