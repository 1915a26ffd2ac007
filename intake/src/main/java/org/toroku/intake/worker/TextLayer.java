package org.toroku.intake.worker;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

/** The words of a page's text layer and where they are drawn. */
final class TextLayer extends PDFTextStripper {
    private static final int LONGEST_WORD = 2_000;

    private final Sheet sheet;
    private final PDRectangle paper;
    private final int rotation;
    private final int allowed;
    private final List<Word> words = new ArrayList<>();
    private int characters;

    private TextLayer(Sheet sheet, PDPage page, int allowed) {
        this.sheet = sheet;
        this.paper = page.getCropBox();
        this.rotation = page.getRotation();
        this.allowed = allowed;
    }

    /**
     * @param page from 1
     * @param allowed characters
     * @return words, and no more of them once there are more characters than allowed
     */
    static List<Word> of(PDDocument document, int page, Sheet sheet, int allowed) throws IOException {
        TextLayer layer = new TextLayer(sheet, document.getPage(page - 1), allowed);
        layer.setStartPage(page);
        layer.setEndPage(page);
        layer.writeText(document, Writer.nullWriter());
        return List.copyOf(layer.words);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        int from = 0;
        for (int to = 0; to <= positions.size(); to++) {
            if (to == positions.size() || positions.get(to).getUnicode().isBlank()) {
                word(positions.subList(from, to));
                from = to + 1;
            }
        }
    }

    private void word(List<TextPosition> glyphs) {
        StringBuilder text = new StringBuilder();
        Rectangle2D around = null;
        for (TextPosition glyph : glyphs) {
            text.append(glyph.getUnicode());
            Rectangle2D place = place(glyph);
            around = around == null ? place : around.createUnion(place);
        }
        if (around == null) {
            return;
        }
        Box box = Boxes.within(sheet, around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY());
        for (int from = 0; from < text.length() && characters <= allowed; from += LONGEST_WORD) {
            String piece = text.substring(from, Math.min(text.length(), from + LONGEST_WORD));
            characters += piece.length();
            words.add(new Word(piece, box, 1));
        }
    }

    /** From the baseline upwards, whatever way the text and the page are turned; in pixels of the sheet. */
    private Rectangle2D place(TextPosition glyph) {
        double x = glyph.getTextMatrix().getTranslateX();
        double y = glyph.getTextMatrix().getTranslateY();
        double along = glyph.getEndX() - x;
        double across = glyph.getEndY() - y;
        double length = Math.hypot(along, across);
        double upX = length == 0 ? 0 : -across / length * glyph.getHeight();
        double upY = length == 0 ? glyph.getHeight() : along / length * glyph.getHeight();
        Rectangle2D place = new Rectangle2D.Double();
        place.setFrameFromDiagonal(shown(x, y), shown(x + along + upX, y + across + upY));
        return place;
    }

    /** From the page's coordinates, which begin at its lower left corner, to those of the sheet. */
    private Point2D shown(double x, double y) {
        double width = paper.getWidth();
        double height = paper.getHeight();
        Point2D turned = switch (rotation) {
            case 90 -> new Point2D.Double(y / height, x / width);
            case 180 -> new Point2D.Double((width - x) / width, y / height);
            case 270 -> new Point2D.Double((height - y) / height, (width - x) / width);
            default -> new Point2D.Double(x / width, (height - y) / height);
        };
        return new Point2D.Double(turned.getX() * sheet.width(), turned.getY() * sheet.height());
    }
}
