package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.half;
import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.le16;
import static org.toroku.intake.corpus.Bytes.le32;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.accepted;
import static org.toroku.intake.corpus.Specimen.refused;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;

/** TIFF files. */
final class TiffSpecimens {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int COMPRESSION = 259;
    private static final int OFFSET = 273;
    private static final int LENGTH = 279;
    private static final int EXIF = 34665;
    private static final int LONG = 4;

    private TiffSpecimens() {}

    static List<Specimen> all() {
        BufferedImage colour = Pictures.form(300, 200, BufferedImage.TYPE_INT_RGB);
        BufferedImage bilevel = Pictures.form(300, 200, BufferedImage.TYPE_BYTE_BINARY);
        byte[] good = Pictures.tiff("LZW", List.of(colour, colour, colour));
        List<Specimen> all = new ArrayList<>(List.of(
                accepted("tiff-three-pages", DocumentKind.TIFF, 3, good),
                accepted("tiff-fax", DocumentKind.TIFF, 2, Pictures.tiff("CCITT T.6", List.of(bilevel, bilevel))),
                accepted("tiff-jpeg", DocumentKind.TIFF, 1, Pictures.tiff("JPEG", List.of(colour))),
                accepted("tiff-deflate", DocumentKind.TIFF, 1, Pictures.tiff("Deflate", List.of(colour))),
                accepted("tiff-packbits", DocumentKind.TIFF, 1, Pictures.tiff("PackBits", List.of(colour)))));
        all.addAll(List.of(
                refused("tiff-21-pages", Pictures.tiff("LZW", Collections.nCopies(21, bilevel)), Reason.TOO_MANY_PAGES),
                refused("tiff-loop-to-itself", file(directory(8, picture())), Reason.LOOP),
                refused("tiff-loop-of-two", loopOfTwo(), Reason.LOOP),
                refused("tiff-exif-loop", file(directory(0, with(picture(), EXIF, 8))), Reason.LOOP),
                refused("tiff-10000-directories", manyDirectories(), Reason.TOO_MANY_PAGES),
                refused(
                        "tiff-50000-pixels-wide",
                        file(directory(0, with(picture(), WIDTH, 50_000))),
                        Reason.SIDE_TOO_LONG),
                refused(
                        "tiff-100-megapixels",
                        file(directory(0, with(with(picture(), WIDTH, 10_000), HEIGHT, 10_000))),
                        Reason.TOO_MANY_PIXELS),
                refused("tiff-old-jpeg", file(directory(0, with(picture(), COMPRESSION, 6))), Reason.UNUSUAL_PACKING),
                refused("tiff-strip-outside", file(directory(0, with(picture(), OFFSET, 1 << 20))), Reason.TRUNCATED),
                refused(
                        "tiff-strip-endless",
                        file(directory(0, with(picture(), LENGTH, 0xffff_fff0L))),
                        Reason.TRUNCATED),
                refused("tiff-without-pixels", file(directory(0, picture().subList(0, 3))), Reason.MALFORMED),
                refused("tiff-directory-outside", join(latin1("II*\0"), le32(1 << 20)), Reason.TRUNCATED),
                refused("tiff-no-pages", join(latin1("II*\0"), le32(0)), Reason.NO_PAGES),
                refused("tiff-truncated", half(good), Reason.TRUNCATED),
                refused("tiff-big", join(latin1("II+\0"), le16(8), le16(0), new byte[16]), Reason.UNKNOWN_KIND),
                refused("tiff-and-more", join(good, latin1("something else")), Reason.TRAILING_DATA),
                refused("tiff-and-zip", join(good, OtherSpecimens.zip()), Reason.POLYGLOT)));
        return all;
    }

    /** A tag and a number. */
    private record Entry(int tag, long value) {}

    private static List<Entry> picture() {
        return List.of(
                new Entry(WIDTH, 10),
                new Entry(HEIGHT, 10),
                new Entry(COMPRESSION, 1),
                new Entry(OFFSET, 4),
                new Entry(LENGTH, 4));
    }

    private static List<Entry> with(List<Entry> entries, int tag, long value) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.removeIf(entry -> entry.tag() == tag);
        changed.add(new Entry(tag, value));
        return changed;
    }

    private static byte[] directory(long next, List<Entry> entries) {
        byte[] bytes = le16(entries.size());
        for (Entry entry : entries) {
            bytes = join(bytes, le16(entry.tag()), le16(LONG), le32(1), le32(entry.value()));
        }
        return join(bytes, le32(next));
    }

    private static byte[] file(byte[]... directories) {
        return join(latin1("II*\0"), le32(8), join(directories));
    }

    private static byte[] loopOfTwo() {
        int length = directory(0, picture()).length;
        return file(directory(8 + length, picture()), directory(8, picture()));
    }

    private static byte[] manyDirectories() {
        int length = directory(0, picture()).length;
        byte[][] all = new byte[10_000][];
        for (int i = 0; i < all.length; i++) {
            all[i] = directory(i + 1 == all.length ? 0 : 8 + (i + 1L) * length, picture());
        }
        return file(all);
    }
}
