package org.toroku.studio;

import java.time.Duration;
import java.util.List;

/**
 * How a recorded case went through models.
 *
 * @param repeats whether it went as it was recorded
 * @param peoplesTime how long tasks of people were open, added up
 * @param way what the models asked for, one after the other
 */
public record CaseCourse(
        End end, boolean repeats, Duration duration, long tasks, Duration peoplesTime, List<Place> way) {
    public CaseCourse {
        way = List.copyOf(way);
    }

    /** How it ended. */
    public sealed interface End {
        /** @param elements end events of the process that it began with */
        record Reached(List<String> elements) implements End {
            public Reached {
                elements = List.copyOf(elements);
            }
        }

        /** The models ask for what was never recorded, or wait for longer than it was seen to wait. */
        record Undecided(Place place) implements End {}

        /** @param error the engine's name for why it cannot go on */
        record Stuck(String element, String error) implements End {}

        /** The replay was stopped before. */
        record Unfinished() implements End {}
    }

    public enum Kind {
        /** Work of the software. */
        STEP,
        /** Work of a person. */
        TASK,
        /** Standing still until something is told. */
        WAIT
    }

    public record Place(Kind kind, String element) {}
}
