package org.toroku.intake.worker.pdf;

/** Counts what LZW data (ISO 32000-1 section 7.4.4) become, without making it. */
final class LzwLength {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int CODES = 4096;

    private final byte[] packed;
    private final int early;
    private final int[] lengths = new int[CODES];
    private long bit;

    /** @param early whether codes grow one code early, as they do unless the stream says otherwise */
    LzwLength(byte[] packed, boolean early) {
        this.packed = packed;
        this.early = early ? 1 : 0;
    }

    /** @return the count, or something above {@code limit} */
    long upTo(long limit) {
        long count = 0;
        int width = 9;
        int next = END + 1;
        int previous = 0;
        for (int code = read(width); code >= 0 && code != END && count <= limit; code = read(width)) {
            if (code == CLEAR) {
                width = 9;
                next = END + 1;
                previous = 0;
                continue;
            }
            int length = code < CLEAR ? 1 : code < next ? lengths[code] : previous + 1;
            if (previous > 0 && next < CODES) {
                lengths[next++] = previous + 1;
            }
            count += length;
            previous = length;
            width = next + early >= 2048 ? 12 : next + early >= 1024 ? 11 : next + early >= 512 ? 10 : 9;
        }
        return count;
    }

    private int read(int width) {
        if (bit + width > packed.length * 8L) {
            return -1;
        }
        int code = 0;
        for (int i = 0; i < width; i++, bit++) {
            code = code << 1 | packed[(int) (bit >> 3)] >> 7 - (int) (bit & 7) & 1;
        }
        return code;
    }
}
