package org.toroku.intake.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.toroku.intake.Page;
import org.toroku.intake.structure.JpegStructure;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.PngStructure;
import org.toroku.intake.structure.TiffStructure;

/** Draws images that have passed the guard. */
final class ImagePages {
    /** Above this a photograph is read with every second, third … dot; a page at 300 dots per inch stays whole. */
    private static final long MOST_PIXELS = 20_000_000;

    private final PageSink sink;

    ImagePages(PageSink sink) {
        this.sink = sink;
    }

    void draw(PngStructure png) throws IOException {
        page(1, Sheet.of(read("png", png.essential(), 0, png.raster().pixels())));
    }

    void draw(JpegStructure jpeg) throws IOException {
        BufferedImage image = jpeg.components() == 4
                ? printersColours(jpeg.essential())
                : read("jpeg", jpeg.essential(), 0, jpeg.raster().pixels());
        page(1, Sheet.of(image, jpeg.orientation()));
    }

    void draw(TiffStructure tiff, Octets octets) throws IOException {
        for (int i = 0; i < tiff.pages().size(); i++) {
            page(i + 1, Sheet.of(read("tiff", octets, i, tiff.pages().get(i).pixels())));
        }
    }

    private void page(int number, Sheet sheet) throws IOException {
        sink.take(new Page(number, 0, sheet.encode(), List.of(), QrCodes.on(sheet)));
    }

    private static BufferedImage read(String format, Octets octets, int index, long pixels) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(octets.array()))) {
            reader.setInput(in, false, true);
            ImageReadParam how = reader.getDefaultReadParam();
            int every = (int) Math.ceil(Math.sqrt((double) pixels / MOST_PIXELS));
            how.setSourceSubsampling(Math.max(1, every), Math.max(1, every), 0, 0);
            return reader.read(index, how);
        } finally {
            reader.dispose();
        }
    }

    /** Cyan, magenta, yellow and black, which the platform does not read and PDFBox does. */
    private static BufferedImage printersColours(Octets octets) throws IOException {
        try (PDDocument carrier = new PDDocument()) {
            return JPEGFactory.createFromByteArray(carrier, octets.array()).getImage();
        }
    }
}
