package org.toroku.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How cases go through the models, in numbers: nothing here says whose cases they are. */
public interface CaseFigures {
    /**
     * Elements with an outcome since {@code from}, the most frequent first. A message counts under its name, since the
     * journal does not know at which element it was awaited.
     *
     * @param process process that the cases began with; empty for all
     */
    List<Passed> passed(Instant from, Optional<String> process);

    /** Where open cases stand at this moment, those with the most cases first. Each open case is in exactly one of them. */
    List<Standing> standing(Optional<String> process);

    /** Cases that began and ended since {@code from}. */
    Flow flow(Instant from, Optional<String> process);

    /** The way of one case so far; empty for a number that no case has. */
    Optional<Track> track(String caseNumber);

    /** Which cases bear these numbers; numbers that no case has are left out. */
    Map<String, UUID> casesOf(Collection<String> caseNumbers);

    /**
     * @param times outcomes, more than {@code cases} where cases come by several times
     * @param median half of them took no longer, from the moment a task was there, or from the outcome before; zero where
     *     nothing came before within the period
     * @param slow nine of ten took no longer
     */
    record Passed(String elementId, long times, long cases, Duration median, Duration slow) {}

    enum Place {
        /** A person's task is open there. */
        TASK,
        /** The step there was tried and stands still until people say go on. */
        HALTED,
        /** It was the last to have an outcome; what comes next waits for somebody outside, a time, or the engine. */
        AFTER,
        /** Nothing has an outcome yet; the element is empty. */
        BEGINNING
    }

    /**
     * @param reason kebab-case code of why a step stands still; empty for other places
     * @param overdue cases whose task is past its due date
     * @param oldest since when the case stands there that stands there longest
     */
    record Standing(Place place, String elementId, String reason, long cases, long overdue, Instant oldest) {}

    record Flow(long begun, long ended, long open) {}

    /**
     * @param process process that the case began with
     * @param outcomes what it has behind it, the first one first
     * @param standing where it stands; empty for a case that has ended
     */
    record Track(
            UUID caseId,
            String caseNumber,
            String process,
            Instant openedAt,
            Optional<Instant> endedAt,
            List<Outcome> outcomes,
            List<Standing> standing) {
        public Track {
            outcomes = List.copyOf(outcomes);
            standing = List.copyOf(standing);
        }
    }

    record Outcome(String elementId, int occurrence, Instant at) {}
}
