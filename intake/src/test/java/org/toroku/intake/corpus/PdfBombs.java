package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.octets;
import static org.toroku.intake.corpus.RawPdf.deflate;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.refused;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.toroku.intake.Reason;

/** PDF files that are small and become large. */
final class PdfBombs {
    private static final int LARGE = 100 << 20;

    private PdfBombs() {}

    static List<Specimen> all() {
        byte[] bomb = deflate(new byte[LARGE]);
        byte[] header = bomb.clone();
        header[0] = 'A';
        header[1] = 'A';
        List<Specimen> all = new ArrayList<>(List.of(
                refused("pdf-bomb", content("/Filter /FlateDecode", bomb), Reason.INFLATES_TOO_MUCH),
                refused("pdf-bomb-of-another-head", content("/Filter /FlateDecode", header), Reason.INFLATES_TOO_MUCH),
                refused(
                        "pdf-bomb-unreachable",
                        new RawPdf().stream("/Filter /Fl", bomb).build(),
                        Reason.INFLATES_TOO_MUCH),
                refused(
                        "pdf-bomb-in-bomb",
                        content("/Filter [/FlateDecode /FlateDecode]", deflate(bomb)),
                        Reason.UNUSUAL_PACKING),
                refused(
                        "pdf-bomb-in-object-stream",
                        structural("/ObjStm /N 1 /First 4", "/FlateDecode", bomb),
                        Reason.INFLATES_TOO_MUCH),
                refused(
                        "pdf-bomb-in-escaped-object-stream",
                        structural("/#4fbjStm /N 1 /First 4", "/FlateDecode", bomb),
                        Reason.INFLATES_TOO_MUCH),
                refused(
                        "pdf-bomb-in-hidden-object-stream",
                        structural("/ObjStm /N 1 /First 4", "[/ASCIIHexDecode /FlateDecode]", new byte[10]),
                        Reason.UNUSUAL_PACKING),
                refused("pdf-bomb-in-cross-references", crossReferences(bomb), Reason.INFLATES_TOO_MUCH),
                refused(
                        "pdf-bomb-as-image",
                        PdfDocuments.image("/FlateDecode", "/DeviceGray", 8, bomb),
                        Reason.INFLATES_TOO_MUCH),
                refused("pdf-lzw-bomb", content("/Filter /LZWDecode", lzw()), Reason.INFLATES_TOO_MUCH),
                refused("pdf-run-length-bomb", content("/Filter /RunLengthDecode", runs()), Reason.INFLATES_TOO_MUCH)));
        all.addAll(List.of(
                refused("pdf-many-large-streams", many(), Reason.INFLATES_TOO_MUCH),
                refused("pdf-image-50000-pixels-wide", sized(50_000, 50_000), Reason.SIDE_TOO_LONG),
                refused("pdf-image-100-megapixels", sized(10_000, 10_000), Reason.TOO_MANY_PIXELS),
                refused(
                        "pdf-jpeg-says-otherwise",
                        PdfDocuments.image(
                                "/DCTDecode",
                                "/DeviceRGB",
                                8,
                                JpegSpecimens.sized(JpegSpecimens.good(), 60_000, 60_000)),
                        Reason.SIDE_TOO_LONG),
                refused("pdf-jbig2-page-60000-pixels-wide", jbig2(Jbig2.page(60_000, 60_000)), Reason.SIDE_TOO_LONG),
                refused("pdf-jbig2-page-without-end", jbig2(Jbig2.page(100, 0xffff_ffffL)), Reason.UNUSUAL_PACKING),
                refused("pdf-jbig2-region-60000-pixels-wide", jbig2(Jbig2.hugeRegion()), Reason.SIDE_TOO_LONG),
                refused("pdf-jbig2-symbols", jbig2(Jbig2.manySymbols()), Reason.TOO_MANY_OBJECTS),
                refused(
                        "pdf-inline-image",
                        new RawPdf()
                                .content("BI /W 30000 /H 30000 /BPC 8 /CS /G ID xxxx EI ")
                                .build(),
                        Reason.SIDE_TOO_LONG),
                refused("pdf-predictor", predictor(), Reason.UNUSUAL_PACKING),
                refused("pdf-too-much-text", text(), Reason.TEXT_TOO_LONG)));
        return all;
    }

    private static byte[] content(String dictionary, byte[] data) {
        return new RawPdf().content(dictionary, data).build();
    }

    private static byte[] structural(String type, String filter, byte[] data) {
        return new RawPdf().stream("/Type " + type + " /Filter " + filter, data).build();
    }

    private static byte[] crossReferences(byte[] bomb) {
        String objects = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
        return join(
                latin1(objects + "2 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length "
                        + bomb.length + " >>\nstream\n"),
                bomb,
                latin1("\nendstream\nendobj\nstartxref\n" + objects.length() + "\n%%EOF\n"));
    }

    /** Codes that each stand for one letter more than the one before. */
    private static byte[] lzw() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long bits = 0;
        int held = 0;
        for (int table = 0; table < 4; table++) {
            int next = 258;
            int width = 9;
            for (int code = 256; code < 4094; code = code == 256 ? 65 : code == 65 ? 258 : code + 1) {
                bits = bits << width | code;
                held += width;
                while (held >= 8) {
                    out.write((int) (bits >> (held -= 8)));
                }
                next += code >= 258 ? 1 : 0;
                width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
            }
            bits = bits << 12 | 256;
            held += 12;
        }
        return out.toByteArray();
    }

    private static byte[] runs() {
        byte[] runs = new byte[200_000];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
        }
        return runs;
    }

    private static byte[] many() {
        byte[] large = deflate(new byte[7 << 20]);
        RawPdf pdf = new RawPdf();
        for (int i = 0; i < 40; i++) {
            pdf.stream("/Filter /FlateDecode", large);
        }
        return pdf.build();
    }

    private static byte[] sized(int width, int height) {
        return new RawPdf()
                .resources("/XObject << /I 5 0 R >>").content("/I Do").stream(
                                String.format(
                                        Locale.ROOT,
                                        "/Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
                                                + " /Filter /CCITTFaxDecode",
                                        width,
                                        height),
                                octets(0, 0x10))
                        .build();
    }

    private static byte[] jbig2(byte[] data) {
        return PdfDocuments.image("/JBIG2Decode", "/DeviceGray", 1, data);
    }

    private static byte[] predictor() {
        return content(
                "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 >>", deflate(new byte[10]));
    }

    private static byte[] text() {
        StringBuilder text = new StringBuilder("BT /F1 1 Tf 1 1 Td ");
        for (int i = 0; i < 6_000; i++) {
            text.append("(0123456789012345678901234567890123456789 6789) Tj 0 0.33 Td\n");
        }
        return new RawPdf()
                .page("/MediaBox [0 0 100 2000]")
                .content(text.append("ET").toString())
                .build();
    }
}
