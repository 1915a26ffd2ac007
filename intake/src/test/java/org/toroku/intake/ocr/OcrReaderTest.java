package org.toroku.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

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
    private static final OcrLimits LIMITS = OcrLimits.standard();
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
        OcrLimits small =
                new OcrLimits(LIMITS.cpu(), LIMITS.wall(), LIMITS.page(), LIMITS.memory(), LIMITS.output(), 159_999);
        OcrReader reader = installed(small);
        assertThat(reader.read(BLANK)).isEqualTo(new OcrOutcome.Failed(Failure.UNREADABLE_PAGE));
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
