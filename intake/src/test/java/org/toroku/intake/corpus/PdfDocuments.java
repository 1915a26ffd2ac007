package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.RawPdf.deflate;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.accepted;
import static org.toroku.intake.corpus.Specimen.referred;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;

/** PDF files that an honest applicant might send. */
public final class PdfDocuments {
    private static final String IMAGE = "/Type /XObject /Subtype /Image /Width 300 /Height 200 ";
    private static final String SHOW = "q 300 0 0 200 0 0 cm /I Do Q";

    private PdfDocuments() {}

    static List<Specimen> all() {
        BufferedImage bilevel = Pictures.form(300, 200, BufferedImage.TYPE_BYTE_BINARY);
        return List.of(
                accepted("pdf-text", DocumentKind.PDF, 1, new RawPdf().build()),
                accepted(
                        "pdf-turned",
                        DocumentKind.PDF,
                        1,
                        new RawPdf().page("/MediaBox [0 0 300 200] /Rotate 90").build()),
                accepted("pdf-two-pages", DocumentKind.PDF, 2, twoPages()),
                accepted("pdf-scanned-in-colour", DocumentKind.PDF, 1, scanned()),
                accepted("pdf-packed-objects", DocumentKind.PDF, 1, packed(new RawPdf().build())),
                accepted("pdf-deflated-content", DocumentKind.PDF, 1, deflated()),
                accepted(
                        "pdf-ascii-and-deflated",
                        DocumentKind.PDF,
                        1,
                        new RawPdf()
                                .content(
                                        "/Filter [/ASCIIHexDecode /FlateDecode]",
                                        latin1(HexFormat.of().formatHex(deflate(latin1("0 0 m 10 10 l S"))) + ">"))
                                .build()),
                accepted("pdf-jbig2", DocumentKind.PDF, 1, image("/JBIG2Decode", "/DeviceGray", 1, Jbig2.of(bilevel))),
                accepted(
                        "pdf-cmyk-jpeg",
                        DocumentKind.PDF,
                        1,
                        image("/DCTDecode", "/DeviceCMYK", 8, Pictures.cmyk(300, 200))),
                accepted(
                        "pdf-link",
                        DocumentKind.PDF,
                        1,
                        new RawPdf()
                                .page("/MediaBox [0 0 300 200] /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9]"
                                        + " /A << /S /URI /URI (https://example.jp/) >> >>]")
                                .build()),
                accepted(
                        "pdf-a0-paper",
                        DocumentKind.PDF,
                        1,
                        new RawPdf().page("/MediaBox [0 0 2000 2000]").build()),
                referred("pdf-updated", DocumentKind.PDF, updated(), Reason.INCREMENTAL_UPDATES),
                referred(
                        "pdf-stamped",
                        DocumentKind.PDF,
                        new RawPdf()
                                .page("/MediaBox [0 0 300 200] /Annots [<< /Type /Annot /Subtype /FreeText"
                                        + " /Rect [0 0 99 99] /DA (/F1 9 Tf) /Contents (added) >>]")
                                .build(),
                        Reason.ANNOTATIONS));
    }

    static byte[] image(String filter, String colours, int bits, byte[] data) {
        return new RawPdf()
                .resources("/XObject << /I 5 0 R >>").content(SHOW).stream(
                                IMAGE + "/ColorSpace " + colours + " /BitsPerComponent " + bits + " /Filter " + filter,
                                data)
                        .build();
    }

    private static byte[] twoPages() {
        return new RawPdf()
                .pages("/Kids [3 0 R 5 0 R] /Count 2")
                .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>")
                .build();
    }

    private static byte[] deflated() {
        return new RawPdf()
                .content("/Filter /FlateDecode", deflate(latin1("0 0 m 10 10 l S")))
                .build();
    }

    /** A4 in colour, with 150 dots per inch. */
    public static byte[] scanned() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(document, Pictures.form(1240, 1754, BufferedImage.TYPE_INT_RGB)),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Object and cross-reference streams, as every program of today writes. */
    static byte[] packed(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encrypted(String userPassword) {
        try (PDDocument document = Loader.loadPDF(new RawPdf().build())) {
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] updated() {
        byte[] original = new RawPdf().build();
        String text = new String(original, StandardCharsets.ISO_8859_1);
        int start = Integer.parseInt(text.substring(text.lastIndexOf("startxref") + 9, text.lastIndexOf("%%EOF"))
                .strip());
        String object = "4 0 obj\n<< /Length 15 >>\nstream\n0 0 m 99 99 l S\nendstream\nendobj\n";
        String table = "xref\n4 1\n" + String.format(Locale.ROOT, "%010d 00000 n \n", original.length)
                + "trailer\n<< /Size 5 /Root 1 0 R /Prev " + start + " >>\nstartxref\n"
                + (original.length + object.length()) + "\n%%EOF\n";
        return join(original, latin1(object + table));
    }
}
