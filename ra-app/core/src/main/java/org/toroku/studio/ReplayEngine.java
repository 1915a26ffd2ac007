package org.toroku.studio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.workflows.ModelFile;

/**
 * Leads recorded cases through models with the clock controlled, on an engine that nobody works with. The default run and
 * a staging service beside production have one; without it drafts are published without a replay, and the pages say so.
 */
public interface ReplayEngine {
    /**
     * The same task has the same answer every time, as far as it gets within its patience.
     *
     * @return the courses in the order of the cases
     * @throws RefusedException if the engine does not take the models
     * @throws RuntimeException if the engine does not go on
     */
    List<Pair> replay(Task task, Progress progress);

    /** @param patience real time for the live models, and again for the draft; cases that are not over then are unfinished */
    record Task(List<ModelFile> live, List<ModelFile> draft, List<RecordedCase> cases, Duration patience) {
        public Task {
            live = List.copyOf(live);
            draft = List.copyOf(draft);
            cases = List.copyOf(cases);
        }
    }

    /** @param draft empty where the live models do not repeat the case, so that there is nothing to compare with */
    record Pair(CaseCourse live, Optional<CaseCourse> draft) {}

    @FunctionalInterface
    interface Progress {
        /**
         * @param done cases that are over, in the live models and in the draft
         * @return false to stop
         */
        boolean goOn(int done, int of);
    }

    /** The engine does not take the models. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(Throwable cause) {
            super("the models are not taken", cause);
        }
    }
}
