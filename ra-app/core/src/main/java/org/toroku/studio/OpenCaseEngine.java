package org.toroku.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.workflows.ModelFile;

/**
 * Leads open cases through models with the clock controlled, on an engine that nobody works with, as far as their journals
 * carry them. Where there is a {@link ReplayEngine}, there is this too.
 */
public interface OpenCaseEngine {
    /**
     * @return where each case stands, in the order of the cases
     * @throws ReplayEngine.RefusedException if the engine does not take the models
     * @throws RuntimeException if the engine does not go on
     */
    List<Standing> stand(Task task, ReplayEngine.Progress progress);

    /**
     * @param until no date after it comes
     * @param patience real time for all of them; cases that are not through then are unfinished
     */
    record Task(List<ModelFile> models, List<RecordedCase> cases, Instant until, Duration patience) {
        public Task {
            models = List.copyOf(models);
            cases = List.copyOf(cases);
        }
    }

    /** Where models lead a case with what is recorded of it so far. */
    sealed interface Standing {
        /**
         * @param places what waits there, in the order of the element ids
         * @param way everything that was asked for, one after the other
         */
        record At(List<Place> places, List<Asked> way) implements Standing {
            public At {
                places = List.copyOf(places);
                way = List.copyOf(way);
            }
        }

        /** It is over there. */
        record Ended(List<String> elements) implements Standing {
            public Ended {
                elements = List.copyOf(elements);
            }
        }

        /** @param error the engine's name for why it cannot go on */
        record Stuck(String element, String error) implements Standing {}

        /** It was stopped before. */
        record Unfinished() implements Standing {}
    }

    /** @param work type of the job, or name of the message; empty for a task */
    record Asked(Place place, int occurrence, String work) {}
}
