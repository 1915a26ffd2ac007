package org.toroku.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.intake.Box;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;
import org.toroku.intake.ocr.OcrOutcome.Lack;
import org.toroku.testkit.paper.Paper;
import org.toroku.testkit.paper.PaperFile;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperItem;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperMaker;
import org.toroku.testkit.paper.PaperOrder;
import org.toroku.testkit.paper.Printed;
import org.toroku.testkit.paper.Scan;

class OcrReaderTest {
    private static final OcrLimits LIMITS = OcrLimits.standard()
            .with(Duration.ofMinutes(3), OcrLimits.standard().pixels());
    private static final BufferedImage BLANK = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);

    @Test
    void saysWhatIsMissingInsteadOfFailing() {
        OcrReader reader = new OcrReader(LIMITS, new Tesseract.Search.Missing(Lack.PROGRAM));
        assertThat(reader.lack()).contains(Lack.PROGRAM);
        assertThat(reader.read(BLANK)).isEqualTo(new OcrOutcome.Unavailable(Lack.PROGRAM));
    }

    @Test
    void refusesBytesThatAreNoPng() {
        OcrReader reader = new OcrReader(LIMITS);
        assertThat(reader.read("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new OcrOutcome.Failed(Failure.UNREADABLE_PAGE));
        assertThat(reader.read(new byte[0])).isEqualTo(new OcrOutcome.Failed(Failure.UNREADABLE_PAGE));
    }

    @Test
    void refusesAPageWithTooManyPixels() {
        BufferedImage large = new BufferedImage(10_001, 5_000, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(installed(LIMITS).read(large)).isEqualTo(new OcrOutcome.Failed(Failure.UNREADABLE_PAGE));
    }

    /** More pixels show no more characters, and cost time. */
    @Test
    void readsALargePageFromASmallerCopyWithPlacesOnThePageItself() {
        Paper paper = make(PaperOrder.of(PaperKind.SEAL_CERTIFICATE, 11));
        OcrOutcome outcome = installed(LIMITS.with(LIMITS.page(), 4_000_000)).read(PaperFile.png(paper));
        assertThat(outcome).isInstanceOfSatisfying(OcrOutcome.Read.class, read -> {
            assertThat(read.complete()).isTrue();
            Printed number = paper.printed(PaperItem.SEAL_NUMBER).getFirst();
            assertThat(placeOf(number.text(), read.passes().getFirst()))
                    .hasValueSatisfying(box -> assertThat(
                                    number.place().contains(box.x() + box.width() / 2, box.y() + box.height() / 2))
                            .isTrue());
        });
    }

    /** Dense and large, and only two seconds for it: no run outlasts what is left, and what is missing is told. */
    @Test
    void endsARunWithTheTimeOfThePage() {
        OcrReader reader = installed(LIMITS.with(Duration.ofSeconds(2), LIMITS.pixels()));
        BufferedImage dense = dense(4000, 5600);
        long start = System.nanoTime();
        OcrOutcome outcome = reader.read(dense);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(outcome)
                .matches(read ->
                        read instanceof OcrOutcome.Failed || read instanceof OcrOutcome.Read it && !it.complete());
        // preparing the page is ours and not bounded by the clock, but by its pixels
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void readsNothingWhenNoTimeIsLeftForTheDocument() {
        assertThat(installed(LIMITS).read(BLANK, Duration.ZERO)).isEqualTo(new OcrOutcome.Failed(Failure.TIMED_OUT));
    }

    private static BufferedImage dense(int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 36));
        for (int y = 60; y < height - 40; y += 48) {
            pen.drawString("REGISTRATION 0123456789 ".repeat(12), 60, y);
        }
        pen.dispose();
        return page;
    }

    @Test
    void givesUpAPageThatTakesTooLong() {
        OcrLimits hasty = new OcrLimits(
                LIMITS.cpu(), LIMITS.wall(), Duration.ZERO, LIMITS.memory(), LIMITS.output(), LIMITS.pixels());
        assertThat(installed(hasty).read(BLANK)).isEqualTo(new OcrOutcome.Failed(Failure.TIMED_OUT));
    }

    /** Sideways and crooked: found upright, with places on the page as it was given. */
    @Test
    void readsAPageThatLiesOnItsSide() {
        Paper paper = make(PaperOrder.of(PaperKind.SEAL_CERTIFICATE, 11)
                .scanned(Scan.office().withQuarterTurns(1)));
        OcrOutcome outcome = installed(LIMITS).read(PaperFile.png(paper));
        assertThat(outcome).isInstanceOfSatisfying(OcrOutcome.Read.class, read -> {
            assertThat(read.turn()).isEqualTo(270 - 0.7, within(0.2));
            Printed number = paper.printed(PaperItem.SEAL_NUMBER).getFirst();
            assertThat(placeOf(number.text(), read.passes().getFirst()))
                    .hasValueSatisfying(box -> assertThat(
                                    number.place().contains(box.x() + box.width() / 2, box.y() + box.height() / 2))
                            .isTrue());
        });
    }

    private static Optional<Box> placeOf(String text, List<Word> words) {
        return words.stream()
                .filter(word -> word.text().equals(text))
                .map(Word::box)
                .findFirst();
    }

    private static OcrReader installed(OcrLimits limits) {
        OcrReader reader = new OcrReader(limits);
        assumeThat(reader.lack())
                .as("tesseract with jpn and jpn_vert is installed")
                .isEmpty();
        return reader;
    }

    private static Paper make(PaperOrder order) {
        Optional<PaperFonts> fonts = PaperFonts.find();
        assumeThat(fonts).as("Japanese fonts are installed").isPresent();
        return new PaperMaker(fonts.orElseThrow()).make(order);
    }
}
