package org.toroku.intake.structure;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/**
 * The segments of a JPEG file (ITU-T T.81 annex B).
 *
 * @param components 1 grey, 3 colour, 4 as printers use
 * @param orientation of Exif, 1 to 8; how the camera was held
 * @param essential the same picture without Exif, XMP, profiles and comments
 * @param referrals what a person should know and does not refuse the picture
 */
public record JpegStructure(Raster raster, int components, int orientation, Octets essential, List<Finding> referrals) {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int COM = 0xfe;

    /** Each scan of a progressive picture walks over all of it again; cameras and scanners write at most a dozen. */
    private static final int MOST_SCANS = 64;

    public static boolean begins(Octets octets) {
        return octets.startsWith(0, "\u00ff\u00d8\u00ff");
    }

    public static JpegStructure of(Octets octets, Limits limits) throws Rejected {
        Walk walk = new Walk(octets, limits);
        return walk.run();
    }

    /** The walk over one file. */
    private static final class Walk {
        private final Octets octets;
        private final Limits limits;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final List<Finding> referrals = new ArrayList<>();
        private Raster raster = new Raster(1, 1);
        private int components;
        private int orientation = 1;
        private int scans;
        private long metadata;

        Walk(Octets octets, Limits limits) {
            this.octets = octets;
            this.limits = limits;
        }

        JpegStructure run() throws Rejected {
            kept.writeBytes(new byte[] {(byte) 0xff, (byte) SOI});
            long at = 2;
            while (true) {
                if (octets.u8(at) != 0xff) {
                    throw new Rejected(Reason.MALFORMED);
                }
                while (octets.u8(at + 1) == 0xff) {
                    at++;
                }
                int marker = octets.u8(at + 1);
                if (marker == EOI) {
                    break;
                }
                at = segment(marker, at);
            }
            if (scans == 0 || components == 0) {
                throw new Rejected(Reason.MALFORMED);
            }
            kept.writeBytes(new byte[] {(byte) 0xff, (byte) EOI});
            trailer(at + 2);
            return new JpegStructure(raster, components, orientation, new Octets(kept.toByteArray()), referrals);
        }

        /** @return where the next marker is */
        private long segment(int marker, long at) throws Rejected {
            if (marker == SOI || marker < 0xc0 || marker >= 0xd0 && marker <= 0xd7) {
                throw new Rejected(Reason.MALFORMED);
            }
            int length = octets.u16(at + 2);
            long next = at + 2 + length;
            if (length < 2) {
                throw new Rejected(Reason.MALFORMED);
            }
            octets.require(at, 2 + length);
            if (isFrame(marker)) {
                frame(marker, at + 4, length);
            } else if (marker == SOS) {
                scans++;
                if (scans > MOST_SCANS || components == 0) {
                    throw new Rejected(Reason.MALFORMED);
                }
                next = entropyCoded(next);
            }
            if (marker == COM || marker >= APP0 && marker <= 0xef) {
                metadata(marker, at, length);
            } else {
                kept.write(octets.array(), (int) at, (int) (next - at));
            }
            return next;
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }

        private void frame(int marker, long at, int length) throws Rejected {
            // Baseline, extended and progressive with Huffman coding; the others are in no camera and few decoders.
            if (marker > 0xc2 || components != 0 || length < 8) {
                throw new Rejected(Reason.MALFORMED);
            }
            if (octets.u8(at) != 8) {
                throw new Rejected(Reason.COLOURS_NOT_SUPPORTED);
            }
            raster = Raster.within(limits.pages(), octets.u16(at + 3), octets.u16(at + 1));
            components = octets.u8(at + 5);
            if (components != 1 && components != 3 && components != 4) {
                throw new Rejected(Reason.COLOURS_NOT_SUPPORTED);
            }
        }

        /** Section B.1.1.5: a marker ends the data, except stuffed zeros and restarts. */
        private long entropyCoded(long from) throws Rejected {
            long at = from;
            while (true) {
                if (octets.u8(at) == 0xff) {
                    int next = octets.u8(at + 1);
                    if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                        return at;
                    }
                }
                at++;
            }
        }

        private void metadata(int marker, long at, int length) throws Rejected {
            metadata += length;
            if (metadata > limits.unpacked().metadata()) {
                throw new Rejected(
                        Reason.METADATA_TOO_LARGE, metadata, limits.unpacked().metadata());
            }
            if (marker == APP1 && octets.startsWith(at + 4, "Exif\0\0")) {
                orientation = ExifOrientation.of(new Octets(octets.copy(at + 10, at + 2 + length)));
            }
            if (marker == APP0 && octets.startsWith(at + 4, "JFIF\0")
                    || marker == APP14 && octets.startsWith(at + 4, "Adobe")) {
                // Both say how the numbers are to be read as colours.
                kept.write(octets.array(), (int) at, 2 + length);
            }
        }

        /** Telephones append a second picture (CIPA DC-007), a film, or their maker's block; nobody else has reason to. */
        private void trailer(long at) throws Rejected {
            if (octets.blankFrom(at)) {
                return;
            }
            long count = octets.length() - at;
            if (begins(new Octets(octets.copy(at, Math.min(at + 3, octets.length()))))
                    || octets.startsWith(at + 4, "ftyp")
                    || octets.startsWith(octets.length() - 4, "SEFT")) {
                referrals.add(new Finding(Reason.PHOTO_TRAILER, count, 0));
            } else {
                throw new Rejected(Reason.TRAILING_DATA, count, 0);
            }
        }
    }
}
