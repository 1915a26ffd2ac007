package org.toroku.intake.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.toroku.intake.Box;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** Reads the words on an image of a page that this system rendered. */
public final class OcrReader {
    /** No page that may be shown has more; see {@code Limits}. */
    private static final long MOST_PIXELS = 50_000_000;

    private final OcrLimits limits;
    private final Tesseract.Search search;

    /** Looks for tesseract once. */
    public OcrReader(OcrLimits limits) {
        this(limits, Tesseract.find(limits));
    }

    OcrReader(OcrLimits limits, Tesseract.Search search) {
        this.limits = limits;
        this.search = search;
    }

    /** What is missing on this machine; empty when pages can be read. */
    public Optional<OcrOutcome.Lack> lack() {
        return switch (search) {
            case Tesseract.Search.Found _ -> Optional.empty();
            case Tesseract.Search.Missing(OcrOutcome.Lack lack) -> Optional.of(lack);
        };
    }

    /** Reads a page from its PNG, which our own renderer wrote. */
    public OcrOutcome read(byte[] png) {
        return decode(png).<OcrOutcome>map(this::read).orElseGet(() -> new OcrOutcome.Failed(Failure.UNREADABLE_PAGE));
    }

    public OcrOutcome read(BufferedImage image) {
        return read(image, limits.page());
    }

    /** @param most time that is left for the document; what a page may take is bounded besides */
    public OcrOutcome read(BufferedImage image, Duration most) {
        return switch (search) {
            case Tesseract.Search.Missing(OcrOutcome.Lack lack) -> new OcrOutcome.Unavailable(lack);
            case Tesseract.Search.Found(Tesseract tesseract) ->
                (long) image.getWidth() * image.getHeight() > MOST_PIXELS
                        ? new OcrOutcome.Failed(Failure.UNREADABLE_PAGE)
                        : read(
                                new Passes(tesseract, most.compareTo(limits.page()) < 0 ? most : limits.page()),
                                GreyPage.ofRed(image));
        };
    }

    /** A page of more pixels than any print needs is read from a smaller copy; places are those on the page itself. */
    private OcrOutcome read(Passes passes, GreyPage page) {
        double scale = Math.sqrt((double) limits.pixels() / ((long) page.width() * page.height()));
        if (scale >= 1) {
            return new PageReading(passes, page).read();
        }
        int whole = (int) (1 / scale);
        GreyPage copy = whole > 1 ? page.shrunk(whole) : page;
        GreyPage small = copy.scaled(scale * whole);
        OcrOutcome outcome = new PageReading(passes, small).read();
        return outcome instanceof OcrOutcome.Read read
                ? new OcrOutcome.Read(
                        read.passes().stream()
                                .map(words -> words.stream()
                                        .map(word -> new Word(
                                                word.text(), onPage(word.box(), 1 / scale, page), word.confidence()))
                                        .toList())
                                .toList(),
                        read.turn(),
                        read.complete())
                : outcome;
    }

    private static Box onPage(Box box, double factor, GreyPage page) {
        int x = (int) (box.x() * factor);
        int y = (int) (box.y() * factor);
        return new Box(
                x,
                y,
                Math.min((int) Math.ceil(box.width() * factor), page.width() - x),
                Math.min((int) Math.ceil(box.height() * factor), page.height() - y));
    }

    private Optional<BufferedImage> decode(byte[] png) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            boolean small = (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            return small ? Optional.of(reader.read(0)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // the decoder throws what it likes at bytes that are no PNG
            return Optional.empty();
        }
    }
}
