package org.toroku.intake.structure;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Counts what deflated bytes (RFC 1951) become, and keeps none of it. */
public final class Inflation {
    private static final int BUFFER = 1 << 16;

    private Inflation() {}

    /**
     * @param bytes made of a zlib header, which is skipped unread as PDFBox does, and deflated data
     * @param to where reading has to stop
     * @return how many bytes come out until the data end, make no sense or exceed {@code limit}
     */
    public static long count(byte[] bytes, int from, int to, long limit) {
        if (to - from <= 2) {
            return 0;
        }
        Inflater inflater = new Inflater(true);
        byte[] sink = new byte[BUFFER];
        long count = 0;
        try {
            inflater.setInput(bytes, from + 2, to - from - 2);
            while (count <= limit && !inflater.finished()) {
                int read = inflater.inflate(sink);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                count += read;
            }
        } catch (DataFormatException rest) {
            return count;
        } finally {
            inflater.end();
        }
        return count;
    }
}
