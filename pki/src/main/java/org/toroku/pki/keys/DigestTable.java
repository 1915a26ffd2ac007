package org.toroku.pki.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Digests of one length, sorted in one array: hundreds of thousands take their own size in memory. Read from text with
 * one digest a line in hexadecimal; empty lines and lines that begin with # do not count.
 */
final class DigestTable {
    private final int width;
    private final byte[] sorted;

    private DigestTable(int width, List<byte[]> digests) {
        this.width = width;
        List<byte[]> inOrder = new ArrayList<>(digests);
        inOrder.sort(Arrays::compareUnsigned);
        this.sorted = new byte[width * inOrder.size()];
        for (int i = 0; i < inOrder.size(); i++) {
            System.arraycopy(inOrder.get(i), 0, sorted, i * width, width);
        }
    }

    static DigestTable empty(int width) {
        return new DigestTable(width, List.of());
    }

    /**
     * @throws IllegalArgumentException for a line that is no digest of {@code width} bytes: a list that is read in part
     *     would let pass what it should have refused
     */
    static DigestTable read(int width, Reader lines) throws IOException {
        List<byte[]> digests = new ArrayList<>();
        BufferedReader reader = new BufferedReader(lines);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                digests.add(parse(entry, width, number));
            }
        }
        return new DigestTable(width, digests);
    }

    private static byte[] parse(String entry, int width, int number) {
        if (entry.length() != 2 * width) {
            throw new IllegalArgumentException("line " + number + " has not " + 2 * width + " digits");
        }
        try {
            return HexFormat.of().parseHex(entry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " is not hexadecimal", e);
        }
    }

    int size() {
        return sorted.length / width;
    }

    boolean contains(byte[] digest) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = middle * width;
            int order = Arrays.compareUnsigned(sorted, from, from + width, digest, 0, digest.length);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
