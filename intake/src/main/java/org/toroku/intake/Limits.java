package org.toroku.intake;

import java.time.Duration;

/**
 * How much a document may be. Figures beyond which no paper that an applicant sends has been seen, and below which a
 * worker of 384 MB stays alive.
 *
 * @param fileBytes of the original
 * @param textCharacters of all text layers together
 * @param time from handing the document to the worker until its answer is complete
 */
public record Limits(
        long fileBytes, int textCharacters, Duration time, Pages pages, Unpacked unpacked, Structure structure) {
    /**
     * @param count of one document
     * @param pixels of one image or drawn page
     * @param side in pixels
     * @param points along one side of a PDF page, 1/72 inch
     */
    public record Pages(int count, long pixels, int side, int points) {}

    /**
     * Bytes after unpacking.
     *
     * @param image of one image
     * @param other of one stream that is no image
     * @param total of one document
     * @param metadata of one image
     */
    public record Unpacked(long image, long other, long total, long metadata) {}

    /**
     * @param objects of a PDF
     * @param drawings form XObjects, counted as often as they would be drawn
     * @param depth of nested arrays and dictionaries, page tree nodes, drawings
     */
    public record Structure(int objects, int drawings, int depth) {}

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    public static Limits standard() {
        return new Limits(
                20 * MIB,
                200_000,
                Duration.ofSeconds(30),
                new Pages(20, 50_000_000, 12_000, 2_000),
                new Unpacked(64 * MIB, 8 * MIB, 256 * MIB, 256 * KIB),
                new Structure(50_000, 20_000, 60));
    }
}
