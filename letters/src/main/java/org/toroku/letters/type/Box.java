package org.toroku.letters.type;

/** A rectangle on a page in millimetres, measured from the page's upper left corner. */
public record Box(float x, float y, float width, float height) {
    public Box {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("a box has a width and a height");
        }
    }

    public float right() {
        return x + width;
    }

    public float bottom() {
        return y + height;
    }

    public float middle() {
        return x + width / 2;
    }

    public Box inset(float horizontally, float vertically) {
        return new Box(x + horizontally, y + vertically, width - 2 * horizontally, height - 2 * vertically);
    }
}
