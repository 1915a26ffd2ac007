package org.toroku.intake.worker;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.toroku.intake.Word;

/** The words of a page's text layer and where they are drawn. */
final class TextLayer extends PDFTextStripper {
    private static final int LONGEST_WORD = 2_000;

    private final Sheet sheet;
    private final double scale;
    private final int allowed;
    private final List<Word> words = new ArrayList<>();
    private int characters;

    private TextLayer(Sheet sheet, double scale, int allowed) {
        this.sheet = sheet;
        this.scale = scale;
        this.allowed = allowed;
    }

    /**
     * @param allowed characters
     * @return words of at most one character more than is allowed
     */
    static List<Word> of(PDDocument document, int page, Sheet sheet, double dotsPerInch, int allowed)
            throws IOException {
        TextLayer layer = new TextLayer(sheet, dotsPerInch / 72, allowed);
        layer.setStartPage(page);
        layer.setEndPage(page);
        layer.writeText(document, Writer.nullWriter());
        return List.copyOf(layer.words);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        String word = text.strip();
        if (word.isEmpty() || characters > allowed || positions.isEmpty()) {
            return;
        }
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getX());
            right = Math.max(right, position.getX() + position.getWidth());
            top = Math.min(top, position.getY() - position.getHeight());
            bottom = Math.max(bottom, position.getY());
        }
        String kept = word.substring(0, Math.min(word.length(), LONGEST_WORD));
        characters += kept.length();
        words.add(new Word(kept, Boxes.within(sheet, left * scale, top * scale, right * scale, bottom * scale), 1));
    }
}
