package org.toroku.intake.worker.pdf;

/** Counts what run-length data (ISO 32000-1 section 7.4.5) become. */
final class RunLength {
    private static final int END = 128;

    private RunLength() {}

    /** @return the count, or something above {@code limit} */
    static long of(byte[] packed, long limit) {
        long count = 0;
        int at = 0;
        while (at < packed.length && count <= limit) {
            int length = packed[at] & 0xff;
            if (length == END) {
                break;
            }
            count += length < END ? length + 1 : 257 - length;
            at += length < END ? length + 2 : 2;
        }
        return count;
    }
}
