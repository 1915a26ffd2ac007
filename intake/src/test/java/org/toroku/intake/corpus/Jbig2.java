package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.octets;
import static org.toroku.intake.corpus.Bytes.u16;
import static org.toroku.intake.corpus.Bytes.u32;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** JBIG2 data as office scanners put them into PDF (ITU-T T.88), the pixels coded like a fax. */
final class Jbig2 {
    private static final int PAGE = 48;
    private static final int GENERIC_REGION = 38;
    private static final int SYMBOLS = 0;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;

    private Jbig2() {}

    static byte[] of(BufferedImage bilevel) {
        return join(
                page(bilevel.getWidth(), bilevel.getHeight()),
                segment(
                        1,
                        GENERIC_REGION,
                        join(region(bilevel.getWidth(), bilevel.getHeight()), octets(1), fax(bilevel))));
    }

    static byte[] page(long width, long height) {
        return segment(0, PAGE, join(u32(width), u32(height), u32(0), u32(0), octets(0), u16(0)));
    }

    static byte[] hugeRegion() {
        return join(page(100, 100), segment(1, GENERIC_REGION, join(region(60_000, 60_000), octets(1, 0))));
    }

    static byte[] manySymbols() {
        return join(
                page(100, 100), segment(1, SYMBOLS, join(u16(0), new byte[8], u32(0xffff_ffffL), u32(0xffff_ffffL))));
    }

    private static byte[] region(long width, long height) {
        return join(u32(width), u32(height), u32(0), u32(0), octets(0));
    }

    private static byte[] segment(int number, int type, byte[] data) {
        return join(u32(number), octets(type, 0, 1), u32(data.length), data);
    }

    /** The one strip of a fax in TIFF, which is the same code. */
    private static byte[] fax(BufferedImage bilevel) {
        byte[] tiff = Pictures.tiff("CCITT T.6", List.of(bilevel));
        boolean little = tiff[0] == 'I';
        int directory = number(tiff, 4, 4, little);
        int entries = number(tiff, directory, 2, little);
        int[] offsets = new int[0];
        int[] lengths = new int[0];
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + 12 * i;
            int tag = number(tiff, at, 2, little);
            if (tag == STRIP_OFFSETS) {
                offsets = values(tiff, at, little);
            } else if (tag == STRIP_LENGTHS) {
                lengths = values(tiff, at, little);
            }
        }
        if (offsets.length != 1) {
            throw new IllegalStateException("one strip is expected");
        }
        return Arrays.copyOfRange(tiff, offsets[0], offsets[0] + lengths[0]);
    }

    private static int[] values(byte[] tiff, int entry, boolean little) {
        int size = number(tiff, entry + 2, 2, little) == 3 ? 2 : 4;
        int count = number(tiff, entry + 4, 4, little);
        int at = size * count <= 4 ? entry + 8 : number(tiff, entry + 8, 4, little);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = number(tiff, at + i * size, size, little);
        }
        return values;
    }

    private static int number(byte[] bytes, int at, int size, boolean little) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[little ? at + size - 1 - i : at + i] & 0xff;
        }
        return value;
    }
}
