package org.toroku.testkit.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** An A4 page to draw on, measured in millimetres; font sizes in points. */
final class Sheet {
    static final double WIDTH = 210;
    static final double HEIGHT = 297;

    private static final double POINT = 25.4 / 72;

    private final BufferedImage image;
    private final Graphics2D pen;
    private final PaperFonts fonts;
    private final double scale;
    private final List<Printed> printed = new ArrayList<>();

    Sheet(PaperFonts fonts, int dpi) {
        this.fonts = fonts;
        this.scale = dpi / 25.4;
        this.image = new BufferedImage(px(WIDTH), px(HEIGHT), BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(scale, scale);
        pen.setColor(Color.BLACK);
    }

    /** Text in mincho with its baseline at {@code y}. */
    void text(PaperItem item, String text, double x, double y, double points) {
        draw(item, text, x, y, fonts.mincho().deriveFont((float) (points * POINT)));
    }

    /** Text in gothic with its baseline at {@code y}. */
    void gothic(PaperItem item, String text, double x, double y, double points) {
        draw(item, text, x, y, fonts.gothic().deriveFont((float) (points * POINT)));
    }

    private void draw(PaperItem item, String text, double x, double y, Font font) {
        GlyphVector glyphs = font.createGlyphVector(pen.getFontRenderContext(), text);
        pen.drawGlyphVector(glyphs, (float) x, (float) y);
        Rectangle2D ink = glyphs.getVisualBounds();
        note(item, text, new Rectangle2D.Double(ink.getX() + x, ink.getY() + y, ink.getWidth(), ink.getHeight()));
    }

    /** One character below the other, the first one's top at {@code y}. */
    void vertical(PaperItem item, String text, double x, double y, double points) {
        double step = points * POINT * 1.08;
        Font font = fonts.mincho().deriveFont((float) (points * POINT));
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            pen.setFont(font);
            pen.drawString(
                    Character.toString(characters[i]), (float) x, (float) (y + step * i + points * POINT * 0.88));
        }
        note(item, text, new Rectangle2D.Double(x, y, points * POINT, step * characters.length));
    }

    private void note(PaperItem item, String text, Rectangle2D place) {
        Rectangle pixels = new Rectangle(
                px(place.getX()),
                px(place.getY()),
                Math.max(1, px(place.getWidth())),
                Math.max(1, px(place.getHeight())));
        printed.add(new Printed(item, text.replaceAll("[ \u3000]+", ""), pixels));
    }

    void line(double x1, double y1, double x2, double y2) {
        pen.setStroke(new BasicStroke(0.25f));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void frame(double x, double y, double width, double height) {
        pen.setStroke(new BasicStroke(0.35f));
        pen.draw(new Rectangle2D.Double(x, y, width, height));
    }

    void fill(Color colour, double x, double y, double width, double height) {
        pen.setColor(colour);
        pen.fill(new Rectangle2D.Double(x, y, width, height));
        pen.setColor(Color.BLACK);
    }

    /** The imprint of a round seal: two characters in a circle, in vermilion. */
    void roundSeal(String text, double x, double y, double diameter) {
        new SealImprint(fonts, text).draw(pen, x, y, diameter);
    }

    /** The square seal of a mayor. */
    void squareSeal(String text, double x, double y, double side) {
        pen.setColor(SealImprint.VERMILION);
        pen.setStroke(new BasicStroke(0.8f));
        pen.draw(new Rectangle2D.Double(x, y, side, side));
        double size = side / 2.6;
        pen.setFont(fonts.mincho().deriveFont((float) size));
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < Math.min(4, characters.length); i++) {
            pen.drawString(Character.toString(characters[i]), (float) (x + side * (i < 2 ? 0.55 : 0.08)), (float)
                    (y + side * (i % 2 == 0 ? 0.46 : 0.9)));
        }
        pen.setColor(Color.BLACK);
    }

    /** Light dots in a grid, all over. */
    void copyGuard() {
        pen.setColor(new Color(0xA8, 0xC4, 0xCC));
        for (double y = 4; y < HEIGHT - 4; y += 0.9) {
            for (double x = 4; x < WIDTH - 4; x += 0.9) {
                pen.fill(new Ellipse2D.Double(x, y, 0.22, 0.22));
            }
        }
        pen.setColor(Color.BLACK);
    }

    BufferedImage image() {
        pen.dispose();
        return image;
    }

    List<Printed> printed() {
        return List.copyOf(printed);
    }

    private int px(double millimetres) {
        return (int) Math.round(millimetres * scale);
    }
}
