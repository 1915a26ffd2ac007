package org.toroku.testkit.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What a scanner does to a page. */
final class Flaws {
    private Flaws() {}

    static BufferedImage apply(BufferedImage page, AffineTransform turn, int width, int height, Scan scan, long seed) {
        BufferedImage image = turned(page, turn, width, height);
        if (scan.blur() > 0) {
            image = blurred(image, scan.blur() * scan.dpi() / 300);
        }
        if (scan.noise() > 0) {
            addNoise(image, scan.noise(), seed);
        }
        if (!scan.colour()) {
            BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            copy(image, grey);
            image = grey;
        }
        return scan.jpegQuality() < 1 ? throughJpeg(image, scan.jpegQuality()) : image;
    }

    private static BufferedImage turned(BufferedImage page, AffineTransform turn, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(page, turn, null);
        pen.dispose();
        return image;
    }

    private static BufferedImage blurred(BufferedImage image, double sigma) {
        int radius = Math.max(1, (int) Math.ceil(sigma * 2));
        float[] weights = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            weights[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + radius];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        BufferedImage half =
                new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null).filter(half, null);
    }

    private static void addNoise(BufferedImage image, int deviation, long seed) {
        Random random = new Random(seed);
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int shift = (int) Math.round(random.nextGaussian() * deviation);
                row[x] = clamp((row[x] >> 16 & 255) + shift) << 16
                        | clamp((row[x] >> 8 & 255) + shift) << 8
                        | clamp((row[x] & 255) + shift);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    static byte[] jpeg(BufferedImage image, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage throughJpeg(BufferedImage image, double quality) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg(image, quality)));
            BufferedImage same = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
            copy(read, same);
            return same;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(BufferedImage from, BufferedImage to) {
        Graphics2D pen = to.createGraphics();
        pen.drawImage(from, 0, 0, null);
        pen.dispose();
    }
}
