package org.toroku.intake.structure;

import java.util.Set;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/** The boxes of a HEIC file (ISO/IEC 14496-12 section 4, 23008-12 section 6). */
public record HeicStructure(Raster largest) {
    private static final Set<String> BRANDS = Set.of("heic", "heix", "mif1");
    private static final Set<String> TOP = Set.of("ftyp", "meta", "mdat", "free", "skip", "moov", "uuid");
    private static final Set<String> INNER = Set.of("iprp", "ipco");
    private static final int MOST_BOXES = 5_000;

    public static boolean begins(Octets octets) {
        try {
            return octets.startsWith(4, "ftyp") && BRANDS.contains(octets.name(8));
        } catch (Rejected tooShort) {
            return false;
        }
    }

    public static HeicStructure of(Octets octets, Limits limits) throws Rejected {
        Walk walk = new Walk(octets, limits);
        walk.boxes(0, octets.length(), 0);
        if (!walk.sized) {
            throw new Rejected(Reason.MALFORMED);
        }
        return new HeicStructure(walk.largest);
    }

    /** The walk over one file. */
    private static final class Walk {
        private final Octets octets;
        private final Limits limits;
        private Raster largest = new Raster(1, 1);
        private boolean sized;
        private int count;

        Walk(Octets octets, Limits limits) {
            this.octets = octets;
            this.limits = limits;
        }

        void boxes(long from, long to, int depth) throws Rejected {
            long at = from;
            while (at < to) {
                if (++count > MOST_BOXES) {
                    throw new Rejected(Reason.TOO_MANY_OBJECTS, count, MOST_BOXES);
                }
                long length = octets.u32(at);
                long header = 8;
                if (length == 1 && octets.u32(at + 8) == 0) {
                    length = octets.u32(at + 12);
                    header = 16;
                } else if (length == 0 && depth == 0) {
                    length = to - at;
                }
                if (length < header) {
                    throw new Rejected(depth == 0 && at > 0 ? Reason.TRAILING_DATA : Reason.MALFORMED);
                }
                if (depth == 0 && !TOP.contains(octets.name(at + 4))) {
                    throw new Rejected(Reason.TRAILING_DATA, to - at, 0);
                }
                if (at + length > to) {
                    throw new Rejected(Reason.TRUNCATED);
                }
                box(octets.name(at + 4), at + header, at + length, depth);
                at += length;
            }
        }

        private void box(String name, long from, long to, int depth) throws Rejected {
            if (name.equals("meta") && depth == 0) {
                boxes(from + 4, to, depth + 1);
            } else if (INNER.contains(name)) {
                boxes(from, to, depth + 1);
            } else if (name.equals("ispe")) {
                Raster raster = Raster.within(limits.pages(), octets.u32(from + 4), octets.u32(from + 8));
                largest = raster.pixels() > largest.pixels() ? raster : largest;
                sized = true;
            } else if (name.equals("moov")) {
                throw new Rejected(Reason.ANIMATION);
            }
        }
    }
}
