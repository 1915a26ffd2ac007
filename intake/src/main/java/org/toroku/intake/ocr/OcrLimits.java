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
 * @param pixels of a page; a larger one is read from a smaller copy
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

    /** Five times what an A4 page at 300 dpi needs, which has 8.7 megapixels. */
    public static OcrLimits standard() {
        return new OcrLimits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(20),
                1_500_000_000L,
                4 << 20,
                9_000_000L);
    }

    /** These, but for the time that a page may take and the pixels of which it is read. */
    public OcrLimits with(Duration newPage, long newPixels) {
        return new OcrLimits(cpu, wall, newPage, memory, output, newPixels);
    }
}
