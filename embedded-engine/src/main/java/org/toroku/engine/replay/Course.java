package org.toroku.engine.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a case went through models.
 *
 * @param ended when it reached its end, or came to where it cannot go on
 * @param asks what the models asked for, in the order of asking
 * @param unused recorded outcomes that the models never asked for
 */
public record Course(End end, Instant began, Instant ended, List<Ask> asks, int unused) {
    public Course {
        asks = List.copyOf(asks);
    }

    /** How it ended. */
    public sealed interface End {
        /** @param elements end events of the process at the top, in the order of reaching them */
        record Reached(List<String> elements) implements End {
            public Reached {
                elements = List.copyOf(elements);
            }
        }

        /** The models ask for something that the recording does not know; nothing was assumed. */
        record Undecided(Kind kind, String element) implements End {}

        /** @param error the engine's own name for why it cannot go on, as {@code EXTRACT_VALUE_ERROR} */
        record Stuck(String element, String error) implements End {}

        /** The replay was stopped before. */
        record Unfinished() implements End {}

        /**
         * It stands there at the moment up to which it was led: at what it asked for and is not over, and at timers.
         *
         * @param timers elements at which it waits for a date, in their order
         */
        record Standing(List<String> timers) implements End {
            public Standing {
                timers = List.copyOf(timers);
            }
        }
    }

    public enum Kind {
        /** Work of the software. */
        STEP,
        /** Work of a person. */
        TASK,
        /** The case stands still until it is told something. */
        WAIT
    }

    /**
     * @param work type of the job, or name of the message; empty for a task
     * @param over when it was answered or no longer wanted; empty where neither happened
     */
    public record Ask(
            Kind kind,
            String element,
            int occurrence,
            String work,
            Instant asked,
            Optional<Instant> over,
            boolean answered) {
        /** From asking to its end; zero where it had none. */
        public Duration took() {
            return over.map(end -> Duration.between(asked, end)).orElse(Duration.ZERO);
        }

        boolean isLike(Ask other) {
            return kind == other.kind
                    && occurrence == other.occurrence
                    && element.equals(other.element)
                    && work.equals(other.work);
        }
    }

    /** Whether the models led the case as it was recorded: to an end, and with everything that was recorded. */
    public boolean repeats() {
        return end instanceof End.Reached && unused == 0;
    }

    public Duration duration() {
        return Duration.between(began, ended);
    }

    /** How many tasks people had. */
    public long tasks() {
        return asks.stream().filter(ask -> ask.kind() == Kind.TASK).count();
    }

    /** How long tasks of people were open, added up. */
    public Duration peoplesTime() {
        return asks.stream()
                .filter(ask -> ask.kind() == Kind.TASK)
                .map(Ask::took)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
