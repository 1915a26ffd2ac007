package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.toroku.intake.Box;
import org.toroku.intake.Code;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Examination;
import org.toroku.intake.ExaminedDocument;
import org.toroku.intake.Page;
import org.toroku.intake.PageImage;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrLimits;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.paper.PaperField;
import org.toroku.paper.ScanExaminer.Examined;
import org.toroku.paper.ScanExaminer.ExaminedPage;
import org.toroku.paper.ScanExaminer.ReadField;

/** A page that was not read to its end is never taken for one without a My Number. */
class ScannedPapersTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OFFICE = "東京都千代田区霞が関三丁目１番１号　中央合同ビル１２階";

    private static List<ExaminedPage> examined(int pages, Optional<OcrReader> reader, Duration within)
            throws IOException {
        Page page = new Page(1, 300, image(), List.of(), List.of());
        ScannedPapers papers = new ScannedPapers(
                (original, name) -> new Examination.Accepted(
                        new ExaminedDocument(DocumentKind.PNG, Collections.nCopies(pages, page))),
                Optional.empty(),
                reader,
                within,
                new OurPapers(OFFICE));
        return ((Examined.Pages) papers.examine(new byte[] {1})).pages();
    }

    private static PageImage image() throws IOException {
        BufferedImage paper = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.fillRect(0, 0, 1240, 1754);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
        for (int y = 100; y < 1700; y += 80) {
            pen.drawString("CERTIFICATE OF REGISTRATION", 100, y);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(paper, "png", png);
        return new PageImage(PageImage.Format.PNG, 1240, 1754, png.toByteArray());
    }

    private static OcrReader installed(OcrLimits limits) {
        OcrReader reader = new OcrReader(limits);
        assumeThat(reader.lack()).as("tesseract with jpn is installed").isEmpty();
        return reader;
    }

    @Test
    void saysThatNobodySearchedWhereNothingCanBeRead() throws IOException {
        assertThat(examined(1, Optional.empty(), LONG))
                .singleElement()
                .satisfies(page -> assertThat(page.unread()).contains("no-reader"));
    }

    @Test
    void saysThatNobodySearchedAPageThatTookTooLong() throws IOException {
        OcrReader hasty = installed(OcrLimits.standard().with(Duration.ofMillis(1), 9_000_000));
        assertThat(examined(1, Optional.of(hasty), LONG)).singleElement().satisfies(page -> {
            assertThat(page.unread()).contains("timed-out");
            assertThat(page.fields()).isEmpty();
        });
    }

    @Test
    void readsNoFurtherPageOnceTheTimeOfTheDocumentIsOver() throws IOException {
        OcrReader reader = installed(OcrLimits.standard().with(LONG, 9_000_000));
        assertThat(examined(1, Optional.of(reader), LONG))
                .singleElement()
                .satisfies(page -> assertThat(page.unread()).isEmpty());
        assertThat(examined(3, Optional.of(reader), Duration.ZERO))
                .hasSize(3)
                .allSatisfy(page -> assertThat(page.unread()).contains("timed-out"));
    }

    private static List<ReadField> typed(String address, String... codes) throws IOException {
        List<Word> words =
                List.of(new Word("住所", new Box(100, 100, 80, 40), 1), new Word(address, new Box(220, 100, 800, 40), 1));
        Page page = new Page(
                1,
                300,
                image(),
                words,
                Stream.of(codes)
                        .map(text -> new Code(text, new Box(1000, 60, 100, 100)))
                        .toList());
        ScannedPapers papers = new ScannedPapers(
                (original, name) -> new Examination.Accepted(new ExaminedDocument(DocumentKind.PNG, List.of(page))),
                Optional.empty(),
                Optional.empty(),
                LONG,
                new OurPapers(OFFICE));
        return ((Examined.Pages) papers.examine(new byte[] {1}))
                .pages()
                .getFirst()
                .fields();
    }

    /** The label that replies go to stands on every slip that comes back. */
    @Test
    void neverTakesOurOwnAddressForTheApplicants() throws IOException {
        assertThat(typed("東京都千代田区霞が関三丁目1番1号")).isEmpty();
        assertThat(typed("東京都千代田区見本町一丁目2番3号"))
                .singleElement()
                .satisfies(read -> assertThat(read.field()).isEqualTo(PaperField.ADDRESS));
    }

    @Test
    void readsNoValuesFromSlipsOfOurLetters() throws IOException {
        assertThat(typed("東京都千代田区見本町一丁目2番3号", "TOROKU:P-2026-000042-K:RETURN")).isEmpty();
        assertThat(typed("東京都千代田区見本町一丁目2番3号", "TOROKU:P-2026-000042-K:2")).hasSize(1);
    }
}
