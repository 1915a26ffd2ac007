package org.toroku.intake.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.toroku.intake.ocr.OcrLimits;
import org.toroku.intake.ocr.OcrOutcome;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.testkit.paper.PaperFonts;

/** How long pages take that are full of characters, or of pixels; written to target/ocr-times.md. */
@EnabledIfSystemProperty(named = "toroku.campaign", matches = "long")
class ReadingTimeTest {
    private static final Path REPORT = Path.of("target/ocr-times.md");
    private static final Duration DOCUMENT = Duration.ofSeconds(90);

    private final OcrReader reader = new OcrReader(OcrLimits.standard());

    @Test
    void keepsWithinItsBounds() throws IOException {
        assumeThat(reader.lack()).isEmpty();
        Font mincho = PaperFonts.find().orElseThrow().mincho();
        List<String> lines = new ArrayList<>();
        Duration large = timed(lines, "7,000 x 7,000 pixels, dense", dense(mincho, 7000, 7000, 60), 1);
        Duration dense = timed(lines, "one dense A4 page at 300 dpi", dense(mincho, 2480, 3508, 40), 1);
        Duration twenty = timed(lines, "20 dense A4 pages", dense(mincho, 2480, 3508, 40), 20);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // our own preparation of a page is bounded by its pixels, not by the clock
        assertThat(large).isLessThan(Duration.ofSeconds(60));
        assertThat(dense).isLessThan(Duration.ofSeconds(40));
        assertThat(twenty).isLessThan(DOCUMENT.plusSeconds(40));
    }

    private Duration timed(List<String> lines, String what, BufferedImage page, int pages) {
        long start = System.nanoTime();
        int whole = 0;
        for (int i = 0; i < pages; i++) {
            Duration left = DOCUMENT.minusNanos(System.nanoTime() - start);
            whole += reader.read(page, left) instanceof OcrOutcome.Read read && read.complete() ? 1 : 0;
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        lines.add(String.format(
                Locale.ROOT, "| %s | %.1f s | %d of %d |", what, taken.toMillis() / 1000.0, whole, pages));
        return taken;
    }

    private static BufferedImage dense(Font font, int width, int height, int size) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(font.deriveFont((float) size));
        String text = "登録機関は利用申込者の真偽の確認を行い電子証明書を発行する1234567890".repeat(8);
        for (int y = 2 * size; y < height - size; y += size * 5 / 4) {
            pen.drawString(text.substring(0, Math.min(text.length(), (width - 4 * size) / size)), 2 * size, y);
        }
        pen.dispose();
        return page;
    }
}
