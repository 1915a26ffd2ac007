package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.first;
import static org.toroku.intake.corpus.Bytes.half;
import static org.toroku.intake.corpus.Bytes.insert;
import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.octets;
import static org.toroku.intake.corpus.Bytes.u32;
import static org.toroku.intake.corpus.RawPdf.deflate;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.accepted;
import static org.toroku.intake.corpus.Specimen.refused;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.zip.CRC32;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;

/** PNG files. */
final class PngSpecimens {
    private static final byte[] SIGNATURE = octets(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
    private static final int AFTER_HEADER = 33;

    private PngSpecimens() {}

    static List<Specimen> all() {
        byte[] good = Pictures.write(Pictures.form(300, 200, BufferedImage.TYPE_INT_RGB), "png");
        byte[] end = chunk("IEND", new byte[0]);
        return List.of(
                accepted("png-colour", DocumentKind.PNG, 1, good),
                accepted("png-grey", DocumentKind.PNG, 1, form(BufferedImage.TYPE_BYTE_GRAY)),
                accepted("png-bilevel", DocumentKind.PNG, 1, form(BufferedImage.TYPE_BYTE_BINARY)),
                accepted("png-transparent", DocumentKind.PNG, 1, form(BufferedImage.TYPE_INT_ARGB)),
                accepted("png-16-bit", DocumentKind.PNG, 1, form(BufferedImage.TYPE_USHORT_GRAY)),
                accepted(
                        "png-interlaced",
                        DocumentKind.PNG,
                        1,
                        Pictures.progressive(Pictures.form(301, 203, BufferedImage.TYPE_INT_RGB), "png")),
                accepted("png-with-remark", DocumentKind.PNG, 1, insert(good, AFTER_HEADER, text("a remark"))),
                refused("png-50000-pixels-wide", picture(50_000, 50_000, 8, new byte[10]), Reason.SIDE_TOO_LONG),
                refused("png-100-megapixels", picture(10_000, 10_000, 8, new byte[10]), Reason.TOO_MANY_PIXELS),
                refused(
                        "png-48-megapixels-of-16-bit",
                        picture(8_000, 6_000, 16, new byte[10]),
                        Reason.INFLATES_TOO_MUCH),
                refused("png-no-pixels", picture(0, 10, 8, new byte[10]), Reason.MALFORMED),
                refused("png-bomb", picture(10, 10, 8, new byte[80 << 20]), Reason.INFLATES_TOO_MUCH),
                refused("png-too-few-rows", picture(100, 100, 8, new byte[101 * 50]), Reason.TRUNCATED),
                refused("png-truncated", half(good), Reason.TRUNCATED),
                refused("png-without-end", first(good, good.length - end.length), Reason.TRUNCATED),
                refused("png-wrong-checksum", wrongChecksum(good), Reason.MALFORMED),
                refused("png-two-headers", insert(good, AFTER_HEADER, header(10, 10, 8)), Reason.MALFORMED),
                refused(
                        "png-unknown-critical-chunk",
                        insert(good, AFTER_HEADER, chunk("EVIL", new byte[4])),
                        Reason.MALFORMED),
                refused("png-animated", insert(good, AFTER_HEADER, chunk("acTL", new byte[8])), Reason.ANIMATION),
                refused(
                        "png-metadata",
                        insert(good, AFTER_HEADER, chunk("iTXt", new byte[300 << 10])),
                        Reason.METADATA_TOO_LARGE),
                refused("png-and-more", join(good, latin1("something else")), Reason.TRAILING_DATA),
                refused("png-and-zip", join(good, OtherSpecimens.zip()), Reason.POLYGLOT),
                refused("png-and-pdf", insert(good, AFTER_HEADER, text("%PDF-1.4")), Reason.POLYGLOT),
                refused("png-only-head", SIGNATURE, Reason.TRUNCATED));
    }

    private static byte[] form(int type) {
        return Pictures.write(Pictures.form(300, 200, type), "png");
    }

    private static byte[] picture(int width, int height, int depth, byte[] rows) {
        return join(SIGNATURE, header(width, height, depth), chunk("IDAT", deflate(rows)), chunk("IEND", new byte[0]));
    }

    private static byte[] header(int width, int height, int depth) {
        return chunk("IHDR", join(u32(width), u32(height), octets(depth, 0, 0, 0, 0)));
    }

    private static byte[] text(String text) {
        return chunk("tEXt", join(latin1("Comment"), octets(0), latin1(text)));
    }

    private static byte[] wrongChecksum(byte[] good) {
        byte[] wrong = good.clone();
        wrong[AFTER_HEADER - 1] ^= 1;
        return wrong;
    }

    static byte[] chunk(String name, byte[] data) {
        byte[] named = join(latin1(name), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return join(u32(data.length), named, u32(crc.getValue()));
    }
}
