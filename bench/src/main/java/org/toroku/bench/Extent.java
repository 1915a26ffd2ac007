package org.toroku.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param certificates issued in one round
 * @param warmUpCertificates issued before that: the compiler optimises a method that runs once for each certificate only
 *     after five thousand runs (HotSpot's Tier4InvocationThreshold)
 * @param rounds of which the median is shown
 * @param warmUpCases whole and empty ones before throughput is measured; the compiler is busy with the first hundreds
 * @param cases whose throughput is measured; as many again with a key of the applicant's own
 * @param pacedCases at one per second
 * @param officerCases worked by keyboard
 * @param listEntries of the long list of revocations
 */
record Extent(
        int certificates,
        int warmUpCertificates,
        int rounds,
        int warmUpCases,
        int cases,
        int pacedCases,
        int officerCases,
        int listEntries) {
    static final Duration PACE = Duration.ofSeconds(1);

    /** First cases after a start, which meet code that is not compiled yet; shown, not counted. */
    static final int COLD_CASES = 3;

    static Extent full() {
        return new Extent(800, 8_000, 3, 240, 160, 45, 50, 1_000_000);
    }

    /** Enough to see an order of magnitude. */
    static Extent quick() {
        return new Extent(300, 6_000, 1, 120, 60, 15, 5, 200_000);
    }

    /** Persons needed, each of whom may apply once. */
    int persons() {
        return COLD_CASES + pacedCases + warmUpCases + 2 * cases;
    }
}
