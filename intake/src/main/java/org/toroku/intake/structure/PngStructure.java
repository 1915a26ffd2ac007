package org.toroku.intake.structure;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/**
 * The chunks of a PNG file (W3C PNG, third edition, section 5).
 *
 * @param essential the same picture without any text, profile or private chunk: decoders unpack those too
 */
public record PngStructure(Raster raster, Octets essential) {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int HEADER = 13;
    private static final int FRAME = 12;

    public static boolean begins(Octets octets) {
        return octets.startsWith(0, SIGNATURE);
    }

    public static PngStructure of(Octets octets, Limits limits) throws Rejected {
        Walk walk = new Walk(octets, limits);
        walk.run();
        walk.unpack();
        return new PngStructure(walk.raster, new Octets(walk.kept.toByteArray()));
    }

    /** The walk over one file. */
    private static final class Walk {
        private final Octets octets;
        private final Limits limits;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private Raster raster = new Raster(1, 1);
        private long expected;
        private long metadata;

        Walk(Octets octets, Limits limits) {
            this.octets = octets;
            this.limits = limits;
        }

        void run() throws Rejected {
            kept.write(octets.array(), 0, SIGNATURE.length());
            long at = SIGNATURE.length();
            String name = "";
            while (!name.equals("IEND")) {
                long length = octets.u32(at);
                octets.require(at, length + FRAME);
                String before = name;
                name = octets.name(at + 4);
                if (before.isEmpty() != name.equals("IHDR")) {
                    throw new Rejected(Reason.MALFORMED);
                }
                checksum(at, length);
                chunk(name, at, length);
                at += length + FRAME;
            }
            if (!octets.blankFrom(at)) {
                throw new Rejected(Reason.TRAILING_DATA, octets.length() - at, 0);
            }
        }

        private void checksum(long at, long length) throws Rejected {
            CRC32 crc = new CRC32();
            crc.update(octets.array(), (int) at + 4, (int) length + 4);
            if (crc.getValue() != octets.u32(at + 8 + length)) {
                throw new Rejected(Reason.MALFORMED);
            }
        }

        private void chunk(String name, long at, long length) throws Rejected {
            if (name.equals("IHDR")) {
                header(at + 8, length);
            } else if (name.equals("acTL") || name.equals("fcTL") || name.equals("fdAT")) {
                throw new Rejected(Reason.ANIMATION);
            } else if (name.equals("IDAT")) {
                data.write(octets.array(), (int) at + 8, (int) length);
            }
            if (KEPT.contains(name)) {
                kept.write(octets.array(), (int) at, (int) length + FRAME);
            } else if (Character.isUpperCase(name.charAt(0))) {
                // Section 5.4: a decoder that meets an unknown critical chunk cannot show the picture.
                throw new Rejected(Reason.MALFORMED);
            } else {
                metadata += length;
                if (metadata > limits.unpacked().metadata()) {
                    throw new Rejected(
                            Reason.METADATA_TOO_LARGE,
                            metadata,
                            limits.unpacked().metadata());
                }
            }
        }

        private void header(long at, long length) throws Rejected {
            if (length != HEADER) {
                throw new Rejected(Reason.MALFORMED);
            }
            raster = Raster.within(limits.pages(), octets.u32(at), octets.u32(at + 4));
            int depth = octets.u8(at + 8);
            int channels = switch (octets.u8(at + 9)) {
                case 0, 3 -> 1;
                case 4 -> 2;
                case 2 -> 3;
                case 6 -> 4;
                default -> throw new Rejected(Reason.MALFORMED);
            };
            if (depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16
                    || octets.u8(at + 10) != 0
                    || octets.u8(at + 11) != 0
                    || octets.u8(at + 12) > 1) {
                throw new Rejected(Reason.MALFORMED);
            }
            expected = octets.u8(at + 12) == 0
                    ? rows(raster.width(), raster.height(), depth * channels)
                    : interlaced(depth * channels);
            if (expected > limits.unpacked().image()) {
                throw new Rejected(
                        Reason.INFLATES_TOO_MUCH, expected, limits.unpacked().image());
            }
        }

        private static long rows(long width, long height, int bits) {
            return width == 0 || height == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
        }

        /** The seven passes of Adam7, section 8.1. */
        private long interlaced(int bits) {
            int[][] passes = {
                {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
            };
            long sum = 0;
            for (int[] pass : passes) {
                long width = (raster.width() - pass[0] + pass[2] - 1L) / pass[2];
                long height = (raster.height() - pass[1] + pass[3] - 1L) / pass[3];
                sum += rows(width, height, bits);
            }
            return sum;
        }

        /** A picture is exactly as long as its header says; what is longer is a bomb. */
        void unpack() throws Rejected {
            Inflater inflater = new Inflater();
            byte[] sink = new byte[1 << 16];
            long count = 0;
            try {
                inflater.setInput(data.toByteArray());
                while (count <= expected && !inflater.finished()) {
                    int read = inflater.inflate(sink);
                    if (read == 0) {
                        break;
                    }
                    count += read;
                }
            } catch (DataFormatException e) {
                throw new Rejected(Reason.MALFORMED);
            } finally {
                inflater.end();
            }
            if (count > expected) {
                throw new Rejected(Reason.INFLATES_TOO_MUCH, count, expected);
            }
            if (count < expected) {
                throw new Rejected(Reason.TRUNCATED);
            }
        }
    }
}
