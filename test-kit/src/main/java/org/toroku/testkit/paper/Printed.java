package org.toroku.testkit.paper;

import java.awt.Rectangle;

/**
 * The truth about one text on a scan.
 *
 * @param text as printed, without the spaces that only spread it
 * @param place in pixels of the scan
 */
public record Printed(PaperItem item, String text, Rectangle place) {
    public Printed {
        place = new Rectangle(place);
    }

    @Override
    public Rectangle place() {
        return new Rectangle(place);
    }
}
