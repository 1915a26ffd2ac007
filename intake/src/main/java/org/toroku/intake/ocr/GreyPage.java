package org.toroku.intake.ocr;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An image of grey values, 0 black to 255 white. */
final class GreyPage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    GreyPage(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row; nobody changes them. */
    byte[] pixels() {
        return pixels;
    }

    /** The red channel: seals and stamps, which are red, vanish in it. */
    static GreyPage ofRed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            // raw values: getRGB would bend them to another gamma
            image.getRaster().getDataElements(0, 0, width, height, pixels);
            return new GreyPage(width, height, pixels);
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int colour = row[x];
                // what is transparent lies on white paper
                int alpha = colour >>> 24;
                pixels[y * width + x] = (byte) (((colour >> 16 & 255) * alpha + 255 * (255 - alpha)) / 255);
            }
        }
        return new GreyPage(width, height, pixels);
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 255;
    }

    /** This page under {@code turn}, on white paper of the given size. */
    GreyPage moved(AffineTransform turn, int newWidth, int newHeight) {
        BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_BYTE_GRAY);
        byte[] moved = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        Arrays.fill(moved, (byte) 255);
        Graphics2D pen = target.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image(), turn, null);
        pen.dispose();
        return new GreyPage(newWidth, newHeight, moved);
    }

    GreyPage scaled(double scale) {
        return moved(AffineTransform.getScaleInstance(scale, scale), (int) (width * scale), (int) (height * scale));
    }

    /** A rectangle of this page with white all around. */
    GreyPage cut(int left, int top, int cutWidth, int cutHeight, int margin) {
        int newWidth = cutWidth + 2 * margin;
        int newHeight = cutHeight + 2 * margin;
        byte[] cut = new byte[newWidth * newHeight];
        Arrays.fill(cut, (byte) 255);
        for (int y = 0; y < cutHeight; y++) {
            System.arraycopy(pixels, (top + y) * width + left, cut, (y + margin) * newWidth + margin, cutWidth);
        }
        return new GreyPage(newWidth, newHeight, cut);
    }

    /** Every {@code factor} by {@code factor} pixels become one, of their average. */
    GreyPage shrunk(int factor) {
        int newWidth = width / factor;
        int newHeight = height / factor;
        byte[] shrunk = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    for (int dx = 0; dx < factor; dx++) {
                        sum += at(x * factor + dx, y * factor + dy);
                    }
                }
                shrunk[y * newWidth + x] = (byte) (sum / (factor * factor));
            }
        }
        return new GreyPage(newWidth, newHeight, shrunk);
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(pixels, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, pixels.length);
        return image;
    }

    /** As a binary PGM file, which costs nothing to write or read. */
    byte[] pgm() {
        byte[] head = ("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(head, head.length + pixels.length);
        System.arraycopy(pixels, 0, file, head.length, pixels.length);
        return file;
    }
}
