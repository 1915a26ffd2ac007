package org.toroku.testkit.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** The imprint of an invented person's registered seal (実印). */
record SealImprint(PaperFonts fonts, String text) {
    static final Color VERMILION = new Color(0xD8, 0x3A, 0x2E);

    /** Two or more characters below each other in a circle; all measures in the units of {@code pen}. */
    void draw(Graphics2D pen, double x, double y, double diameter) {
        pen.setColor(VERMILION);
        pen.setStroke(new BasicStroke(0.7f));
        pen.draw(new Ellipse2D.Double(x, y, diameter, diameter));
        int[] characters = text.codePoints().toArray();
        double size = diameter * 0.8 / Math.max(2, characters.length);
        pen.setFont(fonts.mincho().deriveFont((float) size));
        for (int i = 0; i < characters.length; i++) {
            double top = y + diameter * 0.1 + (diameter * 0.8 - size * characters.length) / 2 + size * i;
            pen.drawString(Character.toString(characters[i]), (float) (x + (diameter - size) / 2), (float)
                    (top + size * 0.88));
        }
        pen.setColor(Color.BLACK);
    }
}
