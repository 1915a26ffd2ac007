package org.toroku.intake.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** Reads the words on an image of a page that this system rendered. */
public final class OcrReader {
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
        return switch (search) {
            case Tesseract.Search.Missing(OcrOutcome.Lack lack) -> new OcrOutcome.Unavailable(lack);
            case Tesseract.Search.Found(Tesseract tesseract) ->
                (long) image.getWidth() * image.getHeight() > limits.pixels()
                        ? new OcrOutcome.Failed(Failure.UNREADABLE_PAGE)
                        : new PageReading(new Passes(tesseract, limits.page()), GreyPage.ofRed(image)).read();
        };
    }

    private Optional<BufferedImage> decode(byte[] png) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            boolean small = (long) reader.getWidth(0) * reader.getHeight(0) <= limits.pixels();
            return small ? Optional.of(reader.read(0)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // the decoder throws what it likes at bytes that are no PNG
            return Optional.empty();
        }
    }
}
