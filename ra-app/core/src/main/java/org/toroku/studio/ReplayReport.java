package org.toroku.studio;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of recorded cases in a draft, beside the models in force. It names cases by their numbers and elements by
 * their ids, and nobody.
 *
 * @param live digests of the models in force by resource
 * @param draft digests of the draft
 * @param ended cases that have ended in all
 * @param taken the newest of them, which were replayed
 * @param unrepeated cases of these that the models in force do not lead as they were recorded; they say nothing
 * @param unfinished cases for which there was no time
 * @param same cases with the same way and the same times
 * @param different cases that go another way, to another end, or take other time
 * @param undecided cases in which the draft asks for what was never recorded
 * @param liveTime of the cases that reach an end in both
 * @param draftTime of the same cases
 * @param spots where cases differ or are undecided, those with the most cases first
 * @param cases the first of these; there may be more
 */
public record ReplayReport(
        int format,
        SortedMap<String, String> live,
        SortedMap<String, String> draft,
        long ended,
        int taken,
        int unrepeated,
        int unfinished,
        int same,
        int different,
        int undecided,
        Time liveTime,
        Time draftTime,
        List<Spot> spots,
        List<Line> cases) {
    /** Of what is stored; a later one may say more. */
    public static final int FORMAT = 1;

    /** Cases listed one by one at most. */
    public static final int MOST_LINES = 200;

    public ReplayReport {
        live = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(live));
        draft = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(draft));
        spots = List.copyOf(spots);
        cases = List.copyOf(cases);
    }

    /** The same report with other cases listed one by one. */
    ReplayReport listing(List<Line> others) {
        return new ReplayReport(
                format,
                live,
                draft,
                ended,
                taken,
                unrepeated,
                unfinished,
                same,
                different,
                undecided,
                liveTime,
                draftTime,
                spots,
                others);
    }

    /** In what a case differs; the gravest of several. */
    public enum What {
        /** The draft cannot go on there. */
        STOPS,
        /** It reaches another end. */
        END,
        /** It reaches the same end another way. */
        WAY,
        /** It goes the same way and takes other time. */
        TIME,
        /** The draft asks for a step of the software that was never done. */
        UNKNOWN_STEP,
        /** The draft asks a person for what nobody ever did, or waits for it longer than it was seen to take. */
        UNKNOWN_TASK,
        /** The draft waits for news for longer than it was seen to wait. */
        UNKNOWN_WAIT;

        public boolean isUndecided() {
            return this == UNKNOWN_STEP || this == UNKNOWN_TASK || this == UNKNOWN_WAIT;
        }
    }

    /**
     * @param cases that are counted here
     * @param medianSeconds half of them took no longer
     * @param peoplesMedianSeconds half of them kept tasks of people open for no longer
     * @param tasks of people, of all these cases
     */
    public record Time(int cases, long medianSeconds, long peoplesMedianSeconds, long tasks) {}

    /** @param element where it shows first; an end that is reached instead of another */
    public record Spot(What what, String element, int cases) {}

    /**
     * @param liveEnd element at which it ends in the models in force
     * @param draftEnd element at which it ends in the draft; empty where it does not
     */
    public record Line(
            String caseNumber,
            String process,
            What what,
            String element,
            String liveEnd,
            String draftEnd,
            long liveSeconds,
            long draftSeconds,
            long livePeoplesSeconds,
            long draftPeoplesSeconds) {}
}
