package org.toroku.intake.ocr;

import java.time.Duration;

/**
 * What reading may cost.
 *
 * @param cpu of one run of tesseract
 * @param wall time of one run
 * @param page wall time of a page with all its runs
 * @param memory address space in bytes
 * @param output bytes that are accepted from one run
 * @param pixels of a page
 */
public record OcrLimits(Duration cpu, Duration wall, Duration page, long memory, int output, long pixels) {
    public OcrLimits {
        if (cpu.toSeconds() < 1
                || wall.isNegative()
                || page.isNegative()
                || memory <= 0
                || output <= 0
                || pixels <= 0) {
            throw new IllegalArgumentException("every limit is positive");
        }
    }

    /** Twenty times what an A4 page at 300 dpi needs. */
    public static OcrLimits standard() {
        return new OcrLimits(
                Duration.ofSeconds(25),
                Duration.ofSeconds(40),
                Duration.ofSeconds(90),
                1_500_000_000L,
                4 << 20,
                50_000_000L);
    }
}
