package org.toroku.testkit.paper;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** Makes scans of papers, with the truth about them. Every paper says 見本 and TEST. */
public final class PaperMaker {

    /** The specimen that the authorities print in their examples; its check digit is right. */
    public static final String MY_NUMBER = "1234 5678 9018";

    private final PaperFonts fonts;

    public PaperMaker(PaperFonts fonts) {
        this.fonts = fonts;
    }

    public Paper make(PaperOrder order) {
        Sheet sheet = new Sheet(fonts, order.scan().dpi());
        if (order.has(PaperFeature.COPY_GUARD)) {
            sheet.copyGuard();
        }
        Layout.of(order.kind()).draw(sheet, order);
        sheet.gothic(PaperItem.OTHER, "見本 TEST 架空の人物", 18, 282, 10);
        BufferedImage page = sheet.image();
        boolean sideways = order.scan().quarterTurns() % 2 == 1;
        int width = sideways ? page.getHeight() : page.getWidth();
        int height = sideways ? page.getWidth() : page.getHeight();
        AffineTransform turn = turn(page, width, height, order.scan());
        BufferedImage scan = Flaws.apply(page, turn, width, height, order.scan(), order.number());
        List<Printed> printed = sheet.printed().stream()
                .map(text -> new Printed(text.item(), text.text(), turned(text.place(), turn)))
                .toList();
        return new Paper(order, scan, printed);
    }

    private static AffineTransform turn(BufferedImage page, int width, int height, Scan scan) {
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.quadrantRotate(scan.quarterTurns());
        turn.rotate(Math.toRadians(scan.skewDegrees()));
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        return turn;
    }

    private static Rectangle turned(Rectangle place, AffineTransform turn) {
        return turn.createTransformedShape(place).getBounds();
    }
}
