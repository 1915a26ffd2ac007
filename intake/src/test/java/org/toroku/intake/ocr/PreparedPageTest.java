package org.toroku.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.intake.Box;

class PreparedPageTest {
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 3508;

    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.7, 0, 0.35, 1.9})
    void findsByHowMuchAPageIsCrooked(double degrees) {
        PreparedPage page = PreparedPage.of(drawn(degrees, pen -> {}), 0);
        assertThat(page.turn()).isEqualTo(-degrees, within(0.1));
    }

    @Test
    void takesOffRuledLinesAndLeavesText() {
        PreparedPage page = PreparedPage.of(drawn(0, pen -> table(pen)), 0);
        assertThat(darkest(page.page(), new Box(480, 1990, 640, 1000))).isGreaterThan(200);
        assertThat(darkest(page.page(), new Box(100, 100, 1000, 200))).isLessThan(60);
    }

    @Test
    void findsTallCells() {
        PreparedPage page = PreparedPage.of(drawn(0, pen -> table(pen)), 0);
        assertThat(page.tallCells()).hasSize(1);
        Box cell = page.tallCells().getFirst();
        assertThat(cell.x()).isBetween(700, 712);
        assertThat(cell.height()).isBetween(580, 600);
    }

    @Test
    void takesOffCopyGuardDotsAndRedSeals() {
        PreparedPage page = PreparedPage.of(
                drawn(0, pen -> {
                    pen.setColor(new Color(0xA8, 0xC4, 0xCC));
                    for (int y = 2000; y < 3000; y += 10) {
                        for (int x = 100; x < 500; x += 10) {
                            pen.fillOval(x, y, 3, 3);
                        }
                    }
                    pen.setColor(new Color(0xD8, 0x3A, 0x2E));
                    pen.setStroke(new BasicStroke(8));
                    pen.drawOval(600, 2200, 200, 200);
                }),
                0);
        assertThat(darkest(page.page(), new Box(100, 1990, 1000, 1100))).isGreaterThan(200);
    }

    @Test
    void leadsPlacesBackToThePageAsItWasGiven() {
        GreyPage page = drawn(0, pen -> {});
        assertThat(PreparedPage.of(page, 2).original(new Box(0, 0, 100, 50)))
                .contains(new Box(WIDTH - 100, HEIGHT - 50, 100, 50));
        assertThat(PreparedPage.of(page, 0).original(new Box(5000, 0, 100, 50))).isEmpty();
    }

    private interface Drawing {
        void draw(Graphics2D pen);
    }

    /** Rows of small black squares, as text, and whatever {@code more} draws. */
    private static GreyPage drawn(double degrees, Drawing more) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.rotate(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
        pen.setColor(Color.BLACK);
        for (int y = 100; y < 1800; y += 120) {
            for (int x = 100; x < 1100; x += 50) {
                pen.fillRect(x, y, 38, 38);
            }
        }
        more.draw(pen);
        pen.dispose();
        return GreyPage.ofRed(image);
    }

    private static void table(Graphics2D pen) {
        pen.setStroke(new BasicStroke(3));
        pen.drawRect(500, 2000, 600, 600);
        pen.drawLine(700, 2000, 700, 2600);
        pen.drawLine(840, 2000, 840, 2600);
        pen.drawLine(600, 2900, 1100, 2900);
        for (int y = 2200; y < 2600; y += 200) {
            pen.drawLine(500, y, 700, y);
            pen.drawLine(840, y, 1100, y);
        }
    }

    private static int darkest(GreyPage page, Box box) {
        int darkest = 255;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                darkest = Math.min(darkest, page.at(x, y));
            }
        }
        return darkest;
    }
}
