package org.toroku.intake.worker;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.Reason;
import org.toroku.intake.Word;
import org.toroku.intake.structure.Rejected;

/** Draws the pages of a PDF that has passed the guard. */
final class PdfPages {
    private static final int DOTS_PER_INCH = 300;

    /** A3 at 300 dots per inch; a larger page is drawn with fewer dots, or a few of them would not fit into memory. */
    private static final double MOST_PIXELS = 4_961.0 * 3_508;

    private final Limits limits;

    PdfPages(Limits limits) {
        this.limits = limits;
    }

    void draw(PDDocument document, PageSink sink) throws IOException, Rejected {
        PDFRenderer renderer = new PDFRenderer(document);
        int characters = 0;
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            int resolution = resolution(document.getPage(i).getCropBox());
            Sheet sheet = Sheet.of(renderer.renderImageWithDPI(i, resolution, ImageType.RGB));
            List<Word> words = TextLayer.of(document, i + 1, sheet, limits.textCharacters() - characters);
            characters += words.stream().mapToInt(word -> word.text().length()).sum();
            if (characters > limits.textCharacters()) {
                throw new Rejected(Reason.TEXT_TOO_LONG, characters, limits.textCharacters());
            }
            sink.take(new Page(i + 1, resolution, sheet.encode(), words, QrCodes.on(sheet)));
        }
    }

    private static int resolution(PDRectangle paper) {
        double pixels = (double) paper.getWidth() * paper.getHeight() * DOTS_PER_INCH * DOTS_PER_INCH / (72 * 72);
        return pixels <= MOST_PIXELS ? DOTS_PER_INCH : (int) (DOTS_PER_INCH * Math.sqrt(MOST_PIXELS / pixels));
    }
}
