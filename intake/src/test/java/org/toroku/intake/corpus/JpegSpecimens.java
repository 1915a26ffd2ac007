package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.first;
import static org.toroku.intake.corpus.Bytes.half;
import static org.toroku.intake.corpus.Bytes.insert;
import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.le16;
import static org.toroku.intake.corpus.Bytes.le32;
import static org.toroku.intake.corpus.Bytes.octets;
import static org.toroku.intake.corpus.Bytes.u16;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.accepted;
import static org.toroku.intake.corpus.Specimen.referred;
import static org.toroku.intake.corpus.Specimen.refused;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;

/** JPEG files. */
final class JpegSpecimens {
    private JpegSpecimens() {}

    static List<Specimen> all() {
        byte[] good = good();
        List<Specimen> all = new ArrayList<>(List.of(
                accepted("jpeg-colour", DocumentKind.JPEG, 1, good),
                accepted(
                        "jpeg-grey",
                        DocumentKind.JPEG,
                        1,
                        Pictures.write(Pictures.form(300, 200, BufferedImage.TYPE_BYTE_GRAY), "jpeg")),
                accepted(
                        "jpeg-progressive",
                        DocumentKind.JPEG,
                        1,
                        Pictures.progressive(Pictures.form(300, 200, BufferedImage.TYPE_INT_RGB), "jpeg")),
                accepted("jpeg-cmyk", DocumentKind.JPEG, 1, Pictures.cmyk(300, 200)),
                accepted("jpeg-turned", DocumentKind.JPEG, 1, turned(6)),
                referred("jpeg-second-picture", DocumentKind.JPEG, join(good, good), Reason.PHOTO_TRAILER),
                referred(
                        "jpeg-motion-photo",
                        DocumentKind.JPEG,
                        join(good, octets(0, 0, 0, 24), latin1("ftypmp42"), new byte[12]),
                        Reason.PHOTO_TRAILER)));
        all.addAll(List.of(
                refused("jpeg-truncated", half(good), Reason.TRUNCATED),
                refused("jpeg-without-end", first(good, good.length - 2), Reason.TRUNCATED),
                refused("jpeg-and-more", join(good, latin1("something else")), Reason.TRAILING_DATA),
                refused("jpeg-and-zip", join(good, OtherSpecimens.zip()), Reason.POLYGLOT),
                refused(
                        "jpeg-and-program",
                        join(good, latin1("MZ\u0090"), new byte[500], octets(1)),
                        Reason.TRAILING_DATA),
                refused("jpeg-and-pdf", insert(good, 2, segment(0xfe, latin1("%PDF-1.4"))), Reason.POLYGLOT),
                refused("jpeg-65500-pixels-wide", sized(good, 65_500, 65_500), Reason.SIDE_TOO_LONG),
                refused("jpeg-100-megapixels", sized(good, 10_000, 10_000), Reason.TOO_MANY_PIXELS),
                refused("jpeg-metadata", metadata(good), Reason.METADATA_TOO_LARGE),
                refused("jpeg-arithmetic", frame(good, 0xc9), Reason.MALFORMED),
                refused("jpeg-lossless", frame(good, 0xc3), Reason.MALFORMED),
                refused("jpeg-12-bit", precision(good), Reason.COLOURS_NOT_SUPPORTED),
                refused("jpeg-100-scans", scans(good), Reason.MALFORMED),
                refused("jpeg-garbage-between-segments", insert(good, 2, latin1("garbage")), Reason.UNKNOWN_KIND),
                refused("jpeg-only-head", octets(0xff, 0xd8, 0xff, 0xe0), Reason.TRUNCATED)));
        return all;
    }

    static byte[] good() {
        return Pictures.write(Pictures.form(300, 200, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] turned(int orientation) {
        byte[] exif = join(
                latin1("Exif\0\0II*\0"),
                le32(8),
                le16(1),
                le16(0x0112),
                le16(3),
                le32(1),
                le16(orientation),
                le16(0),
                le32(0));
        return insert(good(), 2, segment(0xe1, exif));
    }

    private static byte[] segment(int marker, byte[] data) {
        return join(octets(0xff, marker), u16(data.length + 2), data);
    }

    private static byte[] metadata(byte[] good) {
        byte[] result = good;
        for (int i = 0; i < 5; i++) {
            result = insert(result, 2, segment(0xe1, new byte[60_000]));
        }
        return result;
    }

    /** Where the marker of the frame is. */
    private static int frameOf(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xc0) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return at;
    }

    static byte[] sized(byte[] jpeg, int width, int height) {
        byte[] result = jpeg.clone();
        System.arraycopy(join(u16(height), u16(width)), 0, result, frameOf(jpeg) + 5, 4);
        return result;
    }

    private static byte[] frame(byte[] jpeg, int marker) {
        byte[] result = jpeg.clone();
        result[frameOf(jpeg) + 1] = (byte) marker;
        return result;
    }

    private static byte[] precision(byte[] jpeg) {
        byte[] result = jpeg.clone();
        result[frameOf(jpeg) + 4] = 12;
        return result;
    }

    private static byte[] scans(byte[] jpeg) {
        byte[] scan = join(octets(0xff, 0xda), u16(12), octets(3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3f, 0), octets(0));
        byte[] result = first(jpeg, jpeg.length - 2);
        for (int i = 0; i < 100; i++) {
            result = join(result, scan);
        }
        return join(result, octets(0xff, 0xd9));
    }
}
