package org.toroku.letters;

import java.util.List;

/** Pieces that are printed and enveloped together, in this order. */
public record PrintBatch(String number, List<Printable> pieces) {
    public PrintBatch {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one piece");
        }
        pieces = List.copyOf(pieces);
    }
}
