package org.toroku.intake.ocr;

/** Takes off what is no text: the tint of the paper, noise, copy-guard dots. */
final class Cleaning {
    /** Lighter than this fraction of the paper is paper. */
    private static final double PAPER = 0.74;

    private Cleaning() {}

    /** The grey value that most of the page has. */
    static int paper(GreyPage page) {
        int[] counts = new int[256];
        for (byte pixel : page.pixels()) {
            counts[pixel & 255]++;
        }
        int most = 255;
        for (int value = 128; value < 256; value++) {
            if (counts[value] > counts[most]) {
                most = value;
            }
        }
        return most;
    }

    /** Smoothed with the weights 1 2 1 in both directions. */
    static GreyPage smooth(GreyPage page) {
        int width = page.width();
        int height = page.height();
        byte[] in = page.pixels();
        byte[] out = in.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                int sum = row(in, i - width) + 2 * row(in, i) + row(in, i + width);
                out[i] = (byte) (sum / 16);
            }
        }
        return new GreyPage(width, height, out);
    }

    private static int row(byte[] in, int i) {
        return (in[i - 1] & 255) + 2 * (in[i] & 255) + (in[i + 1] & 255);
    }

    /** What is nearly as light as the paper becomes white, the rest is spread over all values. */
    static GreyPage whiten(GreyPage page, int paper) {
        double white = paper * PAPER;
        double black = white * 0.25;
        byte[] curve = new byte[256];
        for (int value = 0; value < 256; value++) {
            curve[value] = (byte) Math.clamp(Math.round((value - black) * 255 / (white - black)), 0, 255);
        }
        byte[] out = new byte[page.pixels().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = curve[page.pixels()[i] & 255];
        }
        return new GreyPage(page.width(), page.height(), out);
    }
}
