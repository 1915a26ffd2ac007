package org.toroku.letters.type;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** One A4 page; all lengths in millimetres from its upper left corner. */
public final class Sheet {
    public static final float WIDTH = 210;
    public static final float HEIGHT = 297;
    private static final float POINTS = 72 / 25.4f;
    private static final float HAIR = 0.2f;

    private final int number;
    private final PDPageContentStream content;
    private final Paper paper;
    private final Outline.OfPage outline;
    private boolean tagged;

    Sheet(int number, PDPageContentStream content, Paper paper, Outline.OfPage outline) {
        this.number = number;
        this.content = content;
        this.paper = paper;
        this.outline = outline;
    }

    /** Counted from 1 in the document. */
    public int number() {
        return number;
    }

    // --- measuring ---------------------------------------------------------------------------------

    public float width(String text, Style style) {
        return (float) paper.glyphs().advance(style.face(), clean(style.face(), text)) * style.em();
    }

    public List<String> lines(String text, Style style, float width) {
        return new LineBreaker(character -> paper.glyphs().advance(style.face(), character) * style.em())
                .lines(clean(style.face(), text), width);
    }

    String clean(Face face, String text) {
        return paper.glyphs().clean(face, text, new Glyphs.Complaints() {
            @Override
            public void missing(int codePoint) {
                warn(new Warning.CharacterMissing(number, codePoint));
            }

            @Override
            public void variant(int codePoint, int selector) {
                warn(new Warning.VariantNotShown(number, codePoint, selector));
            }
        });
    }

    void warn(Warning warning) {
        paper.warn(warning);
    }

    // --- text --------------------------------------------------------------------------------------

    public void text(String text, Style style, float x, float baseline) {
        spaced(text, style, x, baseline, 0);
    }

    public void textRight(String text, Style style, float right, float baseline) {
        text(text, style, right - width(text, style), baseline);
    }

    public void textCentred(String text, Style style, float middle, float baseline) {
        text(text, style, middle - width(text, style) / 2, baseline);
    }

    /** Spread over the width by equal gaps, as full lines of a Japanese paragraph are. */
    public void textSpread(String text, Style style, float x, float baseline, float width) {
        int gaps = text.codePointCount(0, text.length()) - 1;
        float rest = width - width(text, style);
        boolean sensible = gaps > 0 && rest > 0 && rest < 3 * style.em();
        spaced(text, style, x, baseline, sensible ? rest / gaps : 0);
    }

    /** As much smaller as it must be to stay inside; aligned to the middle of the box's height. */
    public void boxed(Box box, Fitted.Part... parts) {
        boxed(box, List.of(parts));
    }

    public void boxed(Box box, List<Fitted.Part> parts) {
        Fitted fitted = Fitted.in(box, parts, this);
        place(box, fitted, box.y() + (box.height() - fitted.height()) / 2);
    }

    /** As {@link #boxed}, from the top of the box. */
    public float boxedFromTop(Box box, List<Fitted.Part> parts) {
        Fitted fitted = Fitted.in(box, parts, this);
        place(box, fitted, box.y());
        return fitted.height();
    }

    private void place(Box box, Fitted fitted, float top) {
        tagged("P", () -> {
            for (Fitted.Line line : fitted.lines()) {
                text(line.text(), line.style(), box.x(), top + line.baseline());
            }
        });
    }

    private void spaced(String text, Style style, float x, float baseline, float gap) {
        if (text.isBlank()) {
            return;
        }
        tagged(
                "P",
                () -> drawing(() -> {
                    content.beginText();
                    content.newLineAtOffset(x * POINTS, (HEIGHT - baseline) * POINTS);
                    content.setCharacterSpacing(gap * POINTS);
                    for (Glyphs.Run run : paper.glyphs().runs(style.face(), clean(style.face(), text))) {
                        content.setFont(run.font(), style.points());
                        content.showText(run.text());
                    }
                    content.endText();
                }));
    }

    // --- lines, codes ------------------------------------------------------------------------------

    public void rule(float x, float y, float toX, float toY) {
        rule(x, y, toX, toY, HAIR);
    }

    public void rule(float x, float y, float toX, float toY, float thickness) {
        artifact(() -> {
            content.setLineWidth(thickness * POINTS);
            content.moveTo(x * POINTS, (HEIGHT - y) * POINTS);
            content.lineTo(toX * POINTS, (HEIGHT - toY) * POINTS);
            content.stroke();
        });
    }

    public void dashes(float x, float y, float toX, float toY) {
        artifact(() -> content.setLineDashPattern(new float[] {3, 3}, 0));
        rule(x, y, toX, toY);
        artifact(() -> content.setLineDashPattern(new float[] {}, 0));
    }

    public void frame(Box box, float thickness) {
        artifact(() -> {
            content.setLineWidth(thickness * POINTS);
            rectangle(box);
            content.stroke();
        });
    }

    public void frame(Box box) {
        frame(box, HAIR);
    }

    /** A light ground behind labels; dark enough to see, light enough to scan away. */
    public void ground(Box box) {
        artifact(() -> {
            content.setNonStrokingColor(0.93f);
            rectangle(box);
            content.fill();
            content.setNonStrokingColor(0f);
        });
    }

    public void circle(float x, float y, float radius) {
        float k = radius * 0.5523f;
        artifact(() -> {
            content.setLineWidth(HAIR * POINTS);
            content.moveTo((x + radius) * POINTS, (HEIGHT - y) * POINTS);
            curve(x + radius, y - k, x + k, y - radius, x, y - radius);
            curve(x - k, y - radius, x - radius, y - k, x - radius, y);
            curve(x - radius, y + k, x - k, y + radius, x, y + radius);
            curve(x + k, y + radius, x + radius, y + k, x + radius, y);
            content.stroke();
        });
    }

    /** @param spoken what the code says, for those who hear the page */
    public void code(Box box, BitMatrix modules, String spoken) {
        figure(
                spoken,
                () -> drawing(() -> {
                    float across = box.width() / modules.getWidth();
                    float down = box.height() / modules.getHeight();
                    for (int row = 0; row < modules.getHeight(); row++) {
                        for (int column = 0; column < modules.getWidth(); column++) {
                            int start = column;
                            while (column < modules.getWidth() && modules.get(column, row)) {
                                column++;
                            }
                            if (column > start) {
                                rectangle(new Box(
                                        box.x() + start * across,
                                        box.y() + row * down,
                                        (column - start) * across,
                                        down));
                            }
                        }
                    }
                    content.fill();
                }));
    }

    // --- structure ---------------------------------------------------------------------------------

    /** What is drawn inside is one element of the document's structure; inner calls do not nest. */
    public void tagged(String role, Runnable draw) {
        tagged(outline.open(role), role, draw);
    }

    private void figure(String spoken, Runnable draw) {
        tagged(outline.openFigure(spoken), "Figure", draw);
    }

    private void tagged(Outline.Mark mark, String role, Runnable draw) {
        if (tagged) {
            draw.run();
            return;
        }
        tagged = true;
        drawing(() -> content.beginMarkedContent(COSName.getPDFName(role), mark.take()));
        draw.run();
        drawing(content::endMarkedContent);
        tagged = false;
    }

    private void artifact(Drawing draw) {
        drawing(() -> {
            if (tagged) {
                draw.run();
                return;
            }
            content.beginMarkedContent(COSName.ARTIFACT);
            draw.run();
            content.endMarkedContent();
        });
    }

    private void rectangle(Box box) throws IOException {
        content.addRect(
                box.x() * POINTS, (HEIGHT - box.bottom()) * POINTS, box.width() * POINTS, box.height() * POINTS);
    }

    private void curve(float x1, float y1, float x2, float y2, float x3, float y3) throws IOException {
        content.curveTo(
                x1 * POINTS,
                (HEIGHT - y1) * POINTS,
                x2 * POINTS,
                (HEIGHT - y2) * POINTS,
                x3 * POINTS,
                (HEIGHT - y3) * POINTS);
    }

    private interface Drawing {
        void run() throws IOException;
    }

    private static void drawing(Drawing draw) {
        try {
            draw.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
