package org.toroku.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the models do: how many cases pass each element and how long that takes, and where cases stand. For owners,
 * managers and auditors; it shows no personal data.
 */
public interface LiveDesk {
    /**
     * @param since from when on outcomes count
     * @param process process that the cases began with; empty for all
     */
    Optional<Picture> picture(String officer, Instant since, Optional<String> process);

    /**
     * The way of one case, also for who works on cases; empty where no case has the number, and where it is the officer's
     * own (I02).
     */
    Optional<Track> track(String officer, String caseNumber);

    /**
     * @param begun cases that began since then
     * @param ended cases that ended since then, however they ended
     * @param open cases that are open now
     */
    record Picture(Instant at, long begun, long ended, long open, List<Passed> passed, List<Standing> standing) {
        public Picture {
            passed = List.copyOf(passed);
            standing = List.copyOf(standing);
        }
    }

    /**
     * @param element id of the element, or name of a message
     * @param times outcomes, more than {@code cases} where cases come by several times
     * @param median half of them took no longer, from the moment a task was there, or from the outcome before
     * @param slow nine of ten took no longer
     */
    record Passed(String element, long times, long cases, Duration median, Duration slow) {}

    enum Place {
        /** An officer's task is open there. */
        TASK,
        /** The step there stands still until people say go on. */
        HALTED,
        /** It was passed last; the case waits for somebody outside, for a time, or is on its way. */
        AFTER,
        /** Nothing was passed yet; the element is empty. */
        BEGINNING
    }

    /**
     * @param reason kebab-case code of why a step stands still; empty for other places
     * @param overdue cases whose task is past its due date
     * @param oldest since when the case stands there that stands there longest
     */
    record Standing(Place place, String element, String reason, long cases, long overdue, Instant oldest) {}

    /**
     * @param process process that the case began with
     * @param followed models that conduct it
     */
    record Track(
            String caseNumber,
            String process,
            Instant openedAt,
            Optional<Instant> endedAt,
            List<Step> steps,
            List<Standing> standing,
            CaseModelDesk.Followed followed) {
        public Track {
            steps = List.copyOf(steps);
            standing = List.copyOf(standing);
        }
    }

    /** @param element id of the element, or name of a message */
    record Step(String element, int occurrence, Instant at) {}
}
