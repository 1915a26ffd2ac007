package org.toroku.letters;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.toroku.letters.type.Box;

/** Reads a printed PDF as a stranger would: its text with places in millimetres, and its codes from the rendered page. */
final class PdfReader {
    private static final float MILLIMETRES = 25.4f / 72;

    private final PDDocument document;

    private PdfReader(PDDocument document) {
        this.document = document;
    }

    static PdfReader of(Printed printed) {
        try {
            return new PdfReader(Loader.loadPDF(printed.pdf()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A glyph and the box from its top to its base line. */
    record Glyph(String text, Box box) {
        boolean inside(Box outer) {
            float slack = 0.3f;
            return box.x() >= outer.x() - slack
                    && box.right() <= outer.right() + slack
                    && box.y() >= outer.y() - slack
                    && box.bottom() <= outer.bottom() + slack;
        }

        boolean touches(Box other) {
            return box.x() < other.right()
                    && box.right() > other.x()
                    && box.y() < other.bottom()
                    && box.bottom() > other.y();
        }
    }

    PDDocument document() {
        return document;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    List<Glyph> glyphs(int page) {
        List<Glyph> glyphs = new ArrayList<>();
        try {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition at) {
                    if (!at.getUnicode().isBlank()) {
                        float size = at.getFontSizeInPt() * MILLIMETRES;
                        float baseline = at.getYDirAdj() * MILLIMETRES;
                        float width = Math.max(at.getWidthDirAdj() * MILLIMETRES, 0.01f);
                        Box box = new Box(at.getXDirAdj() * MILLIMETRES, baseline - 0.88f * size, width, 0.88f * size);
                        glyphs.add(new Glyph(at.getUnicode(), box));
                    }
                }
            };
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glyphs;
    }

    /** In the order in which it was set, without any white space. */
    String text(int page) {
        return glyphs(page).stream().map(Glyph::text).collect(Collectors.joining());
    }

    String text() {
        StringBuilder all = new StringBuilder();
        for (int page = 1; page <= pages(); page++) {
            all.append(text(page));
        }
        return all.toString();
    }

    String code(int page, BarcodeFormat format) {
        try {
            var image = new PDFRenderer(document).renderImageWithDPI(page - 1, 200);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format), DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException e) {
            throw new AssertionError("no code on page " + page, e);
        }
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00A0\\u3000]", "");
    }
}
