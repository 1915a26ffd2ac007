package org.toroku.intake.structure;

import org.toroku.intake.Limits;
import org.toroku.intake.Reason;

/** How large an image says it is. */
public record Raster(int width, int height) {
    /** @throws Rejected if it is nothing, or more than allowed */
    public static Raster within(Limits.Pages limits, long width, long height) throws Rejected {
        if (width <= 0 || height <= 0) {
            throw new Rejected(Reason.MALFORMED);
        }
        long side = Math.max(width, height);
        if (side > limits.side()) {
            throw new Rejected(Reason.SIDE_TOO_LONG, side, limits.side());
        }
        if (width * height > limits.pixels()) {
            throw new Rejected(Reason.TOO_MANY_PIXELS, width * height, limits.pixels());
        }
        return new Raster((int) width, (int) height);
    }

    public long pixels() {
        return (long) width * height;
    }
}
