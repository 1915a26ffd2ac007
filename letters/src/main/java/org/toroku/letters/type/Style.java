package org.toroku.letters.type;

/** @param points size of the em square */
public record Style(Face face, float points) {
    private static final float MILLIMETRES_PER_POINT = 25.4f / 72;

    public static Style mincho(float points) {
        return new Style(Face.MINCHO, points);
    }

    public static Style gothic(float points) {
        return new Style(Face.GOTHIC, points);
    }

    public Style scaled(float factor) {
        return new Style(face, points * factor);
    }

    /** The em square in millimetres. */
    public float em() {
        return points * MILLIMETRES_PER_POINT;
    }
}
