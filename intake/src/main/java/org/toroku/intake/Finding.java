package org.toroku.intake;

/**
 * One reason with its figures, both zero where the reason has none.
 *
 * @param found what was counted or announced; counting stops soon after the limit, so it may be less than the truth
 * @param allowed the limit of {@link Limits}
 */
public record Finding(Reason reason, long found, long allowed) {
    public static Finding of(Reason reason) {
        return new Finding(reason, 0, 0);
    }
}
