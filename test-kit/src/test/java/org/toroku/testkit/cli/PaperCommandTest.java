package org.toroku.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.paper.Readings;

class PaperCommandTest {
    @TempDir
    private Path folder;

    private Path form;
    private Path out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void print() throws IOException {
        form = folder.resolve("form.pdf");
        out = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(form.toFile());
        }
    }

    private int run(String... line) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> all = new java.util.ArrayList<>(List.of(line));
        all.addAll(List.of("--folder", folder.resolve("pki").toString(), "--out", out.toString()));
        return new PaperCommand(stream, stream, Locale.ENGLISH, Clock.systemUTC()).run(all);
    }

    @Test
    void scansTheSealedFormAndThePapersBehindIt() throws IOException {
        assertThat(run("scan", "--card", "good", "--form", form.toString())).isEqualTo(CardCommand.OK);

        try (PDDocument scan = Loader.loadPDF(Files.readAllBytes(out))) {
            assertThat(scan.getNumberOfPages()).isEqualTo(4);
            PDFRenderer pages = new PDFRenderer(scan);
            assertThat(reds(pages.renderImage(0))).isZero();
            assertThat(reds(pages.renderImage(1))).isGreaterThan(50);
        }
    }

    /** The circle stands where the form's text ends, and the form has one sheet more behind it. */
    @Test
    void setsTheSealIntoTheCircleOfTheForm() throws IOException {
        float x = 165;
        float y = 120;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                circle(content, x, y, 11);
            }
            document.save(form.toFile());
        }

        assertThat(run("scan", "--card", "good", "--form", form.toString())).isEqualTo(CardCommand.OK);

        try (PDDocument scan = Loader.loadPDF(Files.readAllBytes(out))) {
            BufferedImage sheet = new PDFRenderer(scan).renderImageWithDPI(0, 72);
            double mm = 72 / 25.4;
            int inside = reds(
                    sheet.getSubimage((int) ((x - 11) * mm), (int) ((y - 11) * mm), (int) (22 * mm), (int) (22 * mm)));
            assertThat(inside).isGreaterThan(50).isEqualTo(reds(sheet));
        }
    }

    private static void circle(PDPageContentStream content, float x, float y, float radius) throws IOException {
        float points = 72 / 25.4f;
        content.setLineWidth(0.15f * points);
        for (int i = 0; i <= 180; i++) {
            double angle = Math.PI * i / 90;
            float left = (float) (x + radius * Math.cos(angle)) * points;
            float bottom = (float) (297 - y + radius * Math.sin(angle)) * points;
            if (i == 0) {
                content.moveTo(left, bottom);
            } else {
                content.lineTo(left, bottom);
            }
        }
        content.stroke();
    }

    @Test
    void readsTheNamesOfTheTestCards() {
        assertThat(Readings.of("山田", "花子")).contains("ヤマダ　ハナコ");
        assertThat(Readings.of("𠮷田", "真理")).contains("ヨシダ　マリ");
        assertThat(Readings.of("山田", "某")).isEmpty();
    }

    private static int reds(BufferedImage page) {
        int reds = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                if ((rgb >> 16 & 0xff) > 150 && (rgb >> 8 & 0xff) < 120 && (rgb & 0xff) < 120) {
                    reds++;
                }
            }
        }
        return reds;
    }

    @Test
    void saysWhatIsWrongAndMakesNoFile() {
        assertThat(run("scan", "--papers", "library-card")).isEqualTo(CardCommand.MISUSE);
        assertThat(run("scan", "--issued", "yesterday")).isEqualTo(CardCommand.MISUSE);
        assertThat(run("scan", "--card", "nobody")).isEqualTo(CardCommand.MISUSE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("library-card")
                .contains("yesterday")
                .contains("nobody");
        assertThat(out).doesNotExist();
    }
}
