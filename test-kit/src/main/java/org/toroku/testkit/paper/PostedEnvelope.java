package org.toroku.testkit.paper;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a test person puts into an envelope, as the post room scans it: the sealed form, then papers, in one PDF. */
public final class PostedEnvelope {
    private static final int DPI = 300;
    private static final double MM = DPI / 25.4;
    private static final float JPEG_QUALITY = 0.85f;

    private static final double SEAL_SIZE = 17;

    private final PaperFonts fonts;
    private final PaperPerson person;

    public PostedEnvelope(PaperFonts fonts, PaperPerson person) {
        this.fonts = fonts;
        this.person = person;
    }

    /**
     * @param form the application form as downloaded; empty where the envelope holds none
     * @param kinds of the papers behind it
     * @param features of every residence record
     * @throws IOException if {@code form} is no PDF
     */
    public byte[] scan(Optional<byte[]> form, List<PaperKind> kinds, LocalDate issuedOn, List<PaperFeature> features)
            throws IOException {
        try (PDDocument envelope = new PDDocument()) {
            if (form.isPresent()) {
                addForm(envelope, form.get());
            }
            PaperMaker maker = new PaperMaker(fonts);
            for (PaperKind kind : kinds) {
                PaperOrder order =
                        PaperOrder.of(kind, person.name().hashCode()).of(person).issuedOn(issuedOn);
                if (kind == PaperKind.RESIDENCE_RECORD) {
                    for (PaperFeature feature : features) {
                        order = order.with(feature);
                    }
                }
                add(envelope, maker.make(order).image());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            envelope.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** The same scan with an invisible word on each page, as of an office scanner that writes searchable PDF. */
    public static byte[] searchable(byte[] scan) throws IOException {
        try (PDDocument envelope = Loader.loadPDF(scan)) {
            for (PDPage page : envelope.getPages()) {
                try (PDPageContentStream text =
                        new PDPageContentStream(envelope, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                    text.beginText();
                    text.setRenderingMode(RenderingMode.NEITHER);
                    text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    text.newLineAtOffset(40, 40);
                    text.showText("x");
                    text.endText();
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            envelope.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void addForm(PDDocument envelope, byte[] form) throws IOException {
        try (PDDocument printed = Loader.loadPDF(form)) {
            PDFRenderer renderer = new PDFRenderer(printed);
            int last = printed.getNumberOfPages() - 1;
            for (int i = 0; i <= last; i++) {
                BufferedImage sheet = renderer.renderImageWithDPI(i, DPI, ImageType.RGB);
                Optional<SealPlace> circle = SealPlace.on(sheet);
                if (circle.isPresent() || i == last) {
                    // a form without a circle is sealed at its end
                    seal(sheet, circle.orElse(SealPlace.USUAL));
                }
                add(envelope, sheet);
            }
        }
    }

    private void seal(BufferedImage sheet, SealPlace place) {
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(MM, MM);
        new SealImprint(fonts, person.family())
                .draw(pen, place.x() - SEAL_SIZE / 2, place.y() - SEAL_SIZE / 2, SEAL_SIZE);
        pen.dispose();
    }

    private static void add(PDDocument envelope, BufferedImage sheet) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        envelope.addPage(page);
        PDImageXObject image = JPEGFactory.createFromImage(envelope, sheet, JPEG_QUALITY, DPI);
        try (PDPageContentStream content = new PDPageContentStream(envelope, page)) {
            content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
        }
    }
}
