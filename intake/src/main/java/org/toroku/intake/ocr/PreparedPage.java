package org.toroku.intake.ocr;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.util.List;
import java.util.Optional;
import org.toroku.intake.Box;

/**
 * A page made ready for reading: upright, straight, about 300 dpi, without lines and dots.
 *
 * @param tallCells cells with room for vertical writing, in pixels of {@code page}
 * @param turn degrees clockwise by which the given page was turned
 * @param back from pixels of {@code page} to those of the page that was given
 */
record PreparedPage(
        GreyPage page, List<Box> tallCells, double turn, AffineTransform back, int originalWidth, int originalHeight) {
    /** The long side of A4 at 300 dpi. */
    private static final double LONG_SIDE = 3508;

    /** Makes {@code original} ready, turned clockwise by {@code quarterTurns}. */
    static PreparedPage of(GreyPage original, int quarterTurns) {
        double scale = LONG_SIDE / Math.max(original.width(), original.height());
        // a good scan is not blurred by making it a little larger or smaller
        scale = scale > 0.8 && scale < 1.25 ? 1 : scale;
        AffineTransform upright = placed(original, scale, quarterTurns, 0);
        boolean sideways = quarterTurns % 2 == 1;
        int width = (int) Math.round(scale * (sideways ? original.height() : original.width()));
        int height = (int) Math.round(scale * (sideways ? original.width() : original.height()));
        GreyPage turned = original.moved(upright, width, height);
        double skew = Skew.of(turned);
        AffineTransform straight = upright;
        if (Math.abs(skew) < 0.05) {
            skew = 0;
        } else {
            straight = placed(original, scale, quarterTurns, -skew);
            turned = original.moved(straight, width, height);
        }
        int paper = Cleaning.paper(turned);
        RuledLines lines = RuledLines.of(turned, (int) (paper * 0.7));
        GreyPage clean = Cleaning.whiten(Cleaning.smooth(lines.removed()), paper);
        try {
            return new PreparedPage(
                    clean,
                    lines.tallCells(),
                    90.0 * quarterTurns - skew,
                    straight.createInverse(),
                    original.width(),
                    original.height());
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a turned and scaled page can be turned back", e);
        }
    }

    private static AffineTransform placed(GreyPage page, double scale, int quarterTurns, double degrees) {
        boolean sideways = quarterTurns % 2 == 1;
        AffineTransform placed = AffineTransform.getTranslateInstance(
                scale * (sideways ? page.height() : page.width()) / 2,
                scale * (sideways ? page.width() : page.height()) / 2);
        placed.rotate(Math.toRadians(degrees));
        placed.quadrantRotate(quarterTurns);
        placed.scale(scale, scale);
        placed.translate(-page.width() / 2.0, -page.height() / 2.0);
        return placed;
    }

    /** The place on the given page; empty where it lies beside it. */
    Optional<Box> original(Box box) {
        Rectangle place = back.createTransformedShape(new Rectangle(box.x(), box.y(), box.width(), box.height()))
                .getBounds()
                .intersection(new Rectangle(originalWidth, originalHeight));
        return place.isEmpty() ? Optional.empty() : Optional.of(new Box(place.x, place.y, place.width, place.height));
    }
}
