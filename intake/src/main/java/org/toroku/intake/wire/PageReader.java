package org.toroku.intake.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Box;
import org.toroku.intake.Code;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.PageImage;
import org.toroku.intake.Word;
import org.toroku.intake.structure.JpegStructure;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.PngStructure;
import org.toroku.intake.structure.Raster;
import org.toroku.intake.structure.Rejected;

/** Reads a page that may have been made up. */
final class PageReader {
    private static final int HIGHEST_RESOLUTION = 300;

    private final Limits limits;

    PageReader(Limits limits) {
        this.limits = limits;
    }

    Page read(DataInputStream frame, int expectedNumber) throws IOException {
        try {
            int number = frame.readInt();
            int resolution = frame.readInt();
            if (number != expectedNumber || resolution < 0 || resolution > HIGHEST_RESOLUTION) {
                throw new InvalidAnswer("another page");
            }
            PageImage image = image(frame);
            List<Word> words = new ArrayList<>();
            for (int left = count(frame, Frames.MOST_WORDS); left > 0; left--) {
                words.add(new Word(text(frame, Frames.LONGEST_WORD), box(frame, image), 1));
            }
            List<Code> codes = new ArrayList<>();
            for (int left = count(frame, Frames.MOST_CODES); left > 0; left--) {
                codes.add(new Code(text(frame, Frames.LONGEST_CODE), box(frame, image)));
            }
            if (frame.read() >= 0) {
                throw new InvalidAnswer("a page with something behind it");
            }
            return new Page(number, resolution, image, words, codes);
        } catch (EOFException | UTFDataFormatException e) {
            throw new InvalidAnswer("a page that cannot be read");
        }
    }

    /** The picture goes to browsers: its chunks or segments have to be the few that the worker writes, to the end. */
    private PageImage image(DataInputStream frame) throws IOException {
        PageImage.Format format = Named.read(frame, PageImage.Format.class);
        int width = frame.readInt();
        int height = frame.readInt();
        byte[] bytes = frame.readNBytes(count(frame, Frames.LARGEST_IMAGE));
        try {
            Raster raster = switch (format) {
                case PNG -> PngStructure.of(new Octets(bytes), limits).raster();
                case JPEG -> jpeg(new Octets(bytes));
            };
            if (raster.width() != width || raster.height() != height) {
                throw new InvalidAnswer("a picture of another size");
            }
        } catch (Rejected e) {
            throw new InvalidAnswer("not a picture");
        }
        return new PageImage(format, width, height, bytes);
    }

    private Raster jpeg(Octets octets) throws Rejected, InvalidAnswer {
        JpegStructure structure = JpegStructure.of(octets, limits);
        if (!structure.referrals().isEmpty() || structure.components() == 4) {
            throw new InvalidAnswer("not a picture of ours");
        }
        return structure.raster();
    }

    private static int count(DataInputStream frame, int most) throws IOException {
        int count = frame.readInt();
        if (count < 0 || count > most) {
            throw new InvalidAnswer("too many");
        }
        return count;
    }

    private static String text(DataInputStream frame, int longest) throws IOException {
        String text = frame.readUTF();
        if (text.isEmpty() || text.length() > longest) {
            throw new InvalidAnswer("a text too long");
        }
        return text;
    }

    private static Box box(DataInputStream frame, PageImage image) throws IOException {
        int x = frame.readInt();
        int y = frame.readInt();
        int width = frame.readInt();
        int height = frame.readInt();
        if (x < 0 || y < 0 || width <= 0 || height <= 0 || x > image.width() - width || y > image.height() - height) {
            throw new InvalidAnswer("a place outside of the page");
        }
        return new Box(x, y, width, height);
    }
}
