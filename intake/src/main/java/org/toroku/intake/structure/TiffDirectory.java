package org.toroku.intake.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/** The fields of one directory that say how large its image is and where it lies (TIFF 6.0 section 8). */
final class TiffDirectory {
    /** Bytes of the file that hold pixels. */
    record Block(long at, long length) {}

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final Set<Integer> IMAGE = Set.of(
            WIDTH,
            HEIGHT,
            BITS,
            COMPRESSION,
            STRIP_OFFSETS,
            SAMPLES,
            STRIP_LENGTHS,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILE_OFFSETS,
            TILE_LENGTHS);

    /** SubIFDs, Exif, GPS, interoperability. */
    private static final Set<Integer> DOWN = Set.of(330, 34665, 34853, 40965);

    /** None, CCITT 2 to 4, LZW, JPEG, deflate (both numbers), PackBits. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32946L, 32773L);

    private static final int MOST_SAMPLES = 4;
    private static final long MOST_BITS = 16;

    private final long next;
    private final Map<Integer, long[]> fields = new HashMap<>();

    TiffDirectory(long next) {
        this.next = next;
    }

    static boolean holdsImage(int tag) {
        return IMAGE.contains(tag);
    }

    static boolean pointsDown(int tag) {
        return DOWN.contains(tag);
    }

    long next() {
        return next;
    }

    void put(int tag, long[] numbers) throws Rejected {
        if (fields.put(tag, numbers) != null) {
            throw new Rejected(Reason.MALFORMED);
        }
    }

    Raster raster(Limits limits) throws Rejected {
        if (!COMPRESSIONS.contains(single(COMPRESSION, 1))) {
            throw new Rejected(Reason.UNUSUAL_PACKING, single(COMPRESSION, 1), 0);
        }
        return Raster.within(limits.pages(), single(WIDTH, 0), single(HEIGHT, 0));
    }

    /** @return bytes of the pixels of a page once unpacked */
    long unpacked(Limits limits) throws Rejected {
        long samples = single(SAMPLES, 1);
        long bits =
                Arrays.stream(fields.getOrDefault(BITS, new long[] {1})).max().orElse(1);
        if (samples < 1 || samples > MOST_SAMPLES || bits < 1 || bits > MOST_BITS) {
            throw new Rejected(Reason.COLOURS_NOT_SUPPORTED);
        }
        Raster raster = raster(limits);
        if (fields.containsKey(TILE_WIDTH)) {
            Raster.within(limits.pages(), single(TILE_WIDTH, 0), single(TILE_HEIGHT, 0));
        }
        if (blocks().isEmpty()) {
            throw new Rejected(Reason.MALFORMED);
        }
        long bytes = (raster.width() * samples * bits + 7) / 8 * raster.height();
        if (bytes > limits.unpacked().image()) {
            throw new Rejected(
                    Reason.INFLATES_TOO_MUCH, bytes, limits.unpacked().image());
        }
        return bytes;
    }

    List<Block> blocks() throws Rejected {
        List<Block> blocks = new ArrayList<>();
        add(blocks, STRIP_OFFSETS, STRIP_LENGTHS);
        add(blocks, TILE_OFFSETS, TILE_LENGTHS);
        return blocks;
    }

    private void add(List<Block> blocks, int offsets, int lengths) throws Rejected {
        long[] at = fields.getOrDefault(offsets, new long[0]);
        long[] length = fields.getOrDefault(lengths, new long[0]);
        if (at.length != length.length) {
            throw new Rejected(Reason.MALFORMED);
        }
        for (int i = 0; i < at.length; i++) {
            blocks.add(new Block(at[i], length[i]));
        }
    }

    private long single(int tag, long otherwise) throws Rejected {
        long[] numbers = fields.get(tag);
        if (numbers == null) {
            return otherwise;
        }
        if (numbers.length == 0) {
            throw new Rejected(Reason.MALFORMED);
        }
        return numbers[0];
    }
}
