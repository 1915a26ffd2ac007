package org.toroku.enrolment;

import java.time.Duration;

/** How long applications of one route took of late, from the complete application to its result. */
public sealed interface Pace {
    /** Results of so many days were looked at. */
    int days();

    /**
     * @param median half took no longer
     * @param ninetieth nine of ten took no longer
     * @param cases that it is counted from
     */
    record Known(Duration median, Duration ninetieth, int cases, int days) implements Pace {}

    /** Too few had a result for anything to be said. */
    record Unknown(int needed, int days) implements Pace {}
}
