package org.toroku.intake.worker.pdf;

import java.util.Set;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Raster;
import org.toroku.intake.structure.Rejected;

/**
 * The segments of JBIG2 data as a PDF embeds them (ITU-T T.88 section 7). Office scanners write them, and decoders of
 * them have been broken into; so every announced size is held to the limits first.
 */
final class Jbig2Structure {
    private static final int SYMBOLS = 0;
    private static final int PATTERNS = 16;
    private static final int PAGE = 48;
    private static final Set<Integer> REGIONS = Set.of(4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43);
    private static final long UNKNOWN = 0xffff_ffffL;
    private static final int MOST_SEGMENTS = 2_000;
    private static final int MOST_REFERRED = 1_000;
    private static final long MOST_SYMBOLS = 65_536;

    private final Octets octets;
    private final Limits limits;

    private Jbig2Structure(Octets octets, Limits limits) {
        this.octets = octets;
        this.limits = limits;
    }

    static void examine(Octets octets, Limits limits) throws Rejected {
        new Jbig2Structure(octets, limits).segments();
    }

    private void segments() throws Rejected {
        long at = 0;
        int count = 0;
        while (octets.has(at, 11)) {
            if (++count > MOST_SEGMENTS) {
                throw new Rejected(Reason.TOO_MANY_OBJECTS, count, MOST_SEGMENTS);
            }
            long number = octets.u32(at);
            int flags = octets.u8(at + 4);
            long data = references(at + 5, number) + ((flags & 0x40) == 0 ? 1 : 4);
            long length = octets.u32(data);
            data += 4;
            segment(flags & 0x3f, data);
            if (length == UNKNOWN) {
                // Section 7.2.7: only one immediate generic region may end where its data end; nothing follows it here.
                return;
            }
            octets.require(data, length);
            at = data + length;
        }
    }

    /** Section 7.2.4 and 7.2.5. */
    private long references(long at, long number) throws Rejected {
        long count = octets.u8(at) >> 5;
        long after = at + 1;
        if (count == 7) {
            count = octets.u32(at) & 0x1fff_ffff;
            after = at + 4 + (count + 8) / 8;
        }
        if (count > MOST_REFERRED) {
            throw new Rejected(Reason.TOO_MANY_OBJECTS, count, MOST_REFERRED);
        }
        return after + count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
    }

    private void segment(int type, long data) throws Rejected {
        if (type == PAGE && octets.u32(data + 4) == UNKNOWN) {
            throw new Rejected(Reason.UNUSUAL_PACKING);
        }
        if (type == PAGE || REGIONS.contains(type)) {
            Raster.within(limits.pages(), octets.u32(data), octets.u32(data + 4));
        } else if (type == PATTERNS) {
            long pixels = octets.u8(data + 1) * (long) octets.u8(data + 2) * (octets.u32(data + 3) + 1);
            if (pixels > limits.pages().pixels()) {
                throw new Rejected(
                        Reason.TOO_MANY_PIXELS, pixels, limits.pages().pixels());
            }
        } else if (type == SYMBOLS) {
            symbols(data);
        }
    }

    /** Section 7.4.2.1. */
    private void symbols(long data) throws Rejected {
        int flags = octets.u16(data);
        boolean huffman = (flags & 1) != 0;
        boolean refined = (flags & 2) != 0;
        long at = data + 2;
        if (!huffman) {
            at += (flags >> 10 & 3) == 0 ? 8 : 2;
        }
        if (refined && (flags >> 12 & 1) == 0) {
            at += 4;
        }
        long most = Math.max(octets.u32(at), octets.u32(at + 4));
        if (most > MOST_SYMBOLS) {
            throw new Rejected(Reason.TOO_MANY_OBJECTS, most, MOST_SYMBOLS);
        }
    }
}
