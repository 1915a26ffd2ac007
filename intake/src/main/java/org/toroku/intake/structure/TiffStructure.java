package org.toroku.intake.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/** The directories of a TIFF file (TIFF 6.0 section 2). */
public record TiffStructure(List<Raster> pages) {
    public TiffStructure {
        pages = List.copyOf(pages);
    }

    public static boolean begins(Octets octets) {
        return octets.startsWith(0, "II*\0") || octets.startsWith(0, "MM\0*");
    }

    public static TiffStructure of(Octets octets, Limits limits) throws Rejected {
        Walk walk = new Walk(octets, limits);
        walk.run();
        return new TiffStructure(walk.pages);
    }

    /** The walk over one file. */
    private static final class Walk {
        private static final int MOST_ENTRIES = 200;
        private static final int MOST_CHILDREN = 100;
        private static final int MOST_BLOCKS = 100_000;

        private final Octets octets;
        private final Limits limits;
        private final boolean littleEndian;
        private final List<Raster> pages = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();
        private final Deque<Long> children = new ArrayDeque<>();
        private long end = 8;

        Walk(Octets octets, Limits limits) {
            this.octets = octets;
            this.limits = limits;
            this.littleEndian = octets.startsWith(0, "II");
        }

        void run() throws Rejected {
            long unpacked = 0;
            long next = u32(4);
            while (next != 0) {
                if (pages.size() >= limits.pages().count()) {
                    throw new Rejected(
                            Reason.TOO_MANY_PAGES,
                            pages.size() + 1L,
                            limits.pages().count());
                }
                TiffDirectory directory = directory(next);
                pages.add(directory.raster(limits));
                unpacked += directory.unpacked(limits);
                if (unpacked > limits.unpacked().total()) {
                    throw new Rejected(
                            Reason.INFLATES_TOO_MUCH,
                            unpacked,
                            limits.unpacked().total());
                }
                next = directory.next();
            }
            // Exif and thumbnails hang below a page; decoders follow them, so they must not lead in circles either.
            int followed = 0;
            while (!children.isEmpty()) {
                if (++followed > MOST_CHILDREN) {
                    throw new Rejected(Reason.NESTED_TOO_DEEPLY, followed, MOST_CHILDREN);
                }
                directory(children.pop());
            }
            if (pages.isEmpty()) {
                throw new Rejected(Reason.NO_PAGES);
            }
            if (!octets.blankFrom(end)) {
                throw new Rejected(Reason.TRAILING_DATA, octets.length() - end, 0);
            }
        }

        private TiffDirectory directory(long at) throws Rejected {
            if (!seen.add(at)) {
                throw new Rejected(Reason.LOOP);
            }
            int entries = u16(at);
            if (entries == 0 || entries > MOST_ENTRIES) {
                throw new Rejected(Reason.MALFORMED);
            }
            octets.require(at, 2 + 12L * entries + 4);
            covers(at, 2 + 12L * entries + 4);
            TiffDirectory directory = new TiffDirectory(u32(at + 2 + 12L * entries));
            for (int i = 0; i < entries; i++) {
                entry(directory, at + 2 + 12L * i);
            }
            for (TiffDirectory.Block block : directory.blocks()) {
                octets.require(block.at(), block.length());
                covers(block.at(), block.length());
            }
            return directory;
        }

        private void entry(TiffDirectory directory, long at) throws Rejected {
            int tag = u16(at);
            int type = u16(at + 2);
            long count = u32(at + 4);
            int size = size(type);
            long length = count * size;
            long values = length <= 4 ? at + 8 : u32(at + 8);
            octets.require(values, length);
            if (length > 4) {
                covers(values, length);
            }
            if (TiffDirectory.holdsImage(tag)) {
                directory.put(tag, numbers(values, type, count));
            } else if (TiffDirectory.pointsDown(tag)) {
                for (long child : numbers(values, type, count)) {
                    children.push(child);
                }
            } else if (length > limits.unpacked().metadata()) {
                throw new Rejected(
                        Reason.METADATA_TOO_LARGE, length, limits.unpacked().metadata());
            }
        }

        private long[] numbers(long at, int type, long count) throws Rejected {
            if (type != 1 && type != 3 && type != 4 && type != 13 || count > MOST_BLOCKS) {
                throw new Rejected(Reason.MALFORMED);
            }
            long[] numbers = new long[Math.toIntExact(count)];
            for (int i = 0; i < numbers.length; i++) {
                long value = at + (long) i * size(type);
                numbers[i] = type == 1 ? octets.u8(value) : type == 3 ? u16(value) : u32(value);
            }
            return numbers;
        }

        private static int size(int type) throws Rejected {
            return switch (type) {
                case 1, 2, 6, 7 -> 1;
                case 3, 8 -> 2;
                case 4, 9, 11, 13 -> 4;
                case 5, 10, 12 -> 8;
                default -> throw new Rejected(Reason.MALFORMED);
            };
        }

        private void covers(long at, long length) {
            end = Math.max(end, at + length);
        }

        private int u16(long at) throws Rejected {
            return octets.u16(at, littleEndian);
        }

        private long u32(long at) throws Rejected {
            return octets.u32(at, littleEndian);
        }
    }
}
