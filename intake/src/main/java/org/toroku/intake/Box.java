package org.toroku.intake;

/**
 * A rectangle on a page image, in pixels of that image, origin at its upper left corner.
 *
 * @param width greater than zero
 * @param height greater than zero
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a box has a width and a height");
        }
    }
}
