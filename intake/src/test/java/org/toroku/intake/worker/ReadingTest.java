package org.toroku.intake.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.intake.Box;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.PageImage;
import org.toroku.intake.Word;
import org.toroku.intake.corpus.Corpus;
import org.toroku.intake.corpus.PdfDocuments;
import org.toroku.intake.corpus.Pictures;
import org.toroku.intake.corpus.Specimen;
import org.toroku.intake.wire.Verdict;

/** What the pages show; run in this process, because only our own documents are read. */
class ReadingTest {
    private static final List<Specimen> ALL = Corpus.all();

    @Test
    void drawsAPageOfA4With300DotsPerInchInColour() throws IOException {
        Page page = only(PdfDocuments.scanned());

        assertThat(page.dotsPerInch()).isEqualTo(300);
        assertThat(page.image().width()).isCloseTo(2480, within(2));
        assertThat(page.image().height()).isCloseTo(3508, within(2));
        assertThat(page.image().format()).isEqualTo(PageImage.Format.JPEG);
        int seal = pixels(page).getRGB(2480 * 6 / 10, 3508 / 2 + 2480 / 10);
        assertThat(seal >> 16 & 0xff).isGreaterThan(200);
        assertThat(seal >> 8 & 0xff).isLessThan(60);
    }

    @Test
    void writesAPageWithoutColourWithoutLoss() throws IOException {
        Page page = only(specimen("png-grey"));

        assertThat(page.image().format()).isEqualTo(PageImage.Format.PNG);
    }

    @Test
    void drawsJbig2AsTheScannerSawIt() throws IOException {
        Page page = only(specimen("pdf-jbig2"));
        BufferedImage drawn = pixels(page);

        // The bar of the form lies from an eighth of the width and a quarter of the height on.
        assertThat(drawn.getRGB(page.image().width() / 4, page.image().height() / 4 + 20) & 0xff)
                .isLessThan(60);
        assertThat(drawn.getRGB(page.image().width() / 4, page.image().height() / 8) & 0xff)
                .isGreaterThan(200);
    }

    @Test
    void readsWordsWhereTheyAreDrawn() throws IOException {
        Page page = only(specimen("pdf-text"));

        assertThat(page.words()).extracting(Word::text).containsExactly("TOROKU", "123");
        Box first = page.words().getFirst().box();
        assertThat(first.x()).isCloseTo(20 * 300 / 72, within(8));
        assertThat(first.y() + first.height()).isCloseTo(100 * 300 / 72, within(8));
        assertThat(darkness(pixels(page), first)).isGreaterThan(0.1);
    }

    @Test
    void readsWordsOfATurnedPageWhereTheyAreDrawn() throws IOException {
        Page page = only(specimen("pdf-turned"));

        assertThat(page.image().height()).isGreaterThan(page.image().width());
        assertThat(page.words()).isNotEmpty();
        assertThat(darkness(pixels(page), page.words().getFirst().box())).isGreaterThan(0.1);
    }

    @Test
    void readsTheCodeOfASeparatorPage() throws IOException {
        Page page = only(Pictures.write(Pictures.qr("TOROKU:2026-000123"), "png"));

        assertThat(page.codes()).singleElement().satisfies(code -> {
            assertThat(code.text()).isEqualTo("TOROKU:2026-000123");
            assertThat(code.box().x()).isLessThan(120);
            assertThat(code.box().width()).isGreaterThan(150);
        });
    }

    @ParameterizedTest
    @CsvSource({"jpeg-turned, 200, 300", "jpeg-colour, 300, 200"})
    void holdsAPhotographAsTheCameraWasHeld(String name, int width, int height) throws IOException {
        PageImage image = only(specimen(name)).image();

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
    }

    private static double darkness(BufferedImage image, Box box) {
        int dark = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                dark += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return (double) dark / (box.width() * box.height());
    }

    private static byte[] specimen(String name) {
        return ALL.stream()
                .filter(specimen -> specimen.name().equals(name))
                .findFirst()
                .orElseThrow()
                .octets()
                .bytes();
    }

    private static Page only(byte[] document) throws IOException {
        List<Page> pages = new ArrayList<>();
        Verdict verdict = new Reading(Limits.standard()).read(document, pages::add);
        assertThat(verdict.refused()).isFalse();
        assertThat(pages).hasSize(1);
        return pages.getFirst();
    }

    private static BufferedImage pixels(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(page.image().bytes()));
    }
}
