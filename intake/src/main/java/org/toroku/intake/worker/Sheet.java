package org.toroku.intake.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.toroku.intake.PageImage;

/** A drawn page: pixels of red, green and blue on white. */
final class Sheet {
    /** More difference between the colours of a pixel than a scanner makes of grey. */
    private static final int COLOURFUL = 28;

    private static final float QUALITY = 0.92f;

    private final BufferedImage image;

    private Sheet(BufferedImage image) {
        this.image = image;
    }

    /** @param drawn kept if it is of the right sort, else copied */
    static Sheet of(BufferedImage drawn) {
        if (drawn.getType() == BufferedImage.TYPE_INT_RGB) {
            return new Sheet(drawn);
        }
        return new Sheet(onto(drawn, drawn.getWidth(), drawn.getHeight(), new AffineTransform()));
    }

    /** @param orientation of Exif, 1 to 8 */
    static Sheet of(BufferedImage drawn, int orientation) {
        if (orientation == 1) {
            return of(drawn);
        }
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        boolean lying = orientation >= 5;
        double[] m = switch (orientation) {
            case 2 -> new double[] {-1, 0, 0, 1, width, 0};
            case 3 -> new double[] {-1, 0, 0, -1, width, height};
            case 4 -> new double[] {1, 0, 0, -1, 0, height};
            case 5 -> new double[] {0, 1, 1, 0, 0, 0};
            case 6 -> new double[] {0, 1, -1, 0, height, 0};
            case 7 -> new double[] {0, -1, -1, 0, height, width};
            case 8 -> new double[] {0, -1, 1, 0, 0, width};
            default -> new double[] {1, 0, 0, 1, 0, 0};
        };
        return new Sheet(onto(drawn, lying ? height : width, lying ? width : height, new AffineTransform(m)));
    }

    private static BufferedImage onto(BufferedImage drawn, int width, int height, AffineTransform turn) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(drawn, turn, null);
        graphics.dispose();
        return paper;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Red, green and blue of each pixel, a row after the other. */
    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    PageImage encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PageImage.Format format = colourful() ? PageImage.Format.JPEG : PageImage.Format.PNG;
        BufferedImage written = format == PageImage.Format.JPEG ? image : grey();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format.name());
        ImageWriter writer = writers.next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(format == PageImage.Format.JPEG ? QUALITY : 0.6f);
            writer.write(null, new IIOImage(written, null, null), how);
        } finally {
            writer.dispose();
        }
        return new PageImage(format, width(), height(), bytes.toByteArray());
    }

    private boolean colourful() {
        for (int pixel : pixels()) {
            int red = pixel >> 16 & 0xff;
            int green = pixel >> 8 & 0xff;
            int blue = pixel & 0xff;
            if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > COLOURFUL) {
                return true;
            }
        }
        return false;
    }

    private BufferedImage grey() {
        BufferedImage grey = new BufferedImage(width(), height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        int[] pixels = pixels();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (pixels[i] >> 8);
        }
        return grey;
    }
}
