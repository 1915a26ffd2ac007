package org.toroku.intake;

import java.util.Arrays;

/**
 * A page as the worker drew it: our own pixels, never bytes of the original.
 *
 * <p>Grey pages are PNG, pages with colour are JPEG (a seal is red, and officers look at seals).
 */
public final class PageImage {
    /** How the pixels are written. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private final Format format;
    private final int width;
    private final int height;
    private final byte[] bytes;

    public PageImage(Format format, int width, int height, byte[] bytes) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a page has a width and a height");
        }
        this.format = format;
        this.width = width;
        this.height = height;
        this.bytes = bytes.clone();
    }

    public Format format() {
        return format;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageImage that
                && format == that.format
                && width == that.width
                && height == that.height
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return format + " " + width + "x" + height;
    }
}
