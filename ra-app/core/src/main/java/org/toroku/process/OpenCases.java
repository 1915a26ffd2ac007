package org.toroku.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.process.CaseRecordings.RecordedCase;

/** Open cases, the models that they follow, and the act of having one begin anew with the models in force. */
public interface OpenCases {
    /**
     * Open cases that run by other models than those of a publication, those that were opened first.
     *
     * @param most of them; fewer where their journals are long
     */
    Others others(UUID publication, int most);

    /** A case that is open and runs in the engine; empty for any other. */
    Optional<OpenCase> find(UUID caseId);

    /** Whether a case is open, also where its run has yet to begin. */
    boolean isOpen(UUID caseId);

    /**
     * Ends the run of a case and orders another, in the caller's transaction; its journal carries the case to where the
     * models in force lead it. Tasks of the run are gone until the new run reaches them, and keep their claim.
     *
     * @param asSeen the case as it was judged
     * @return false where the case is not as it was seen, or has halted; the caller then rolls back
     */
    boolean beginAnew(OpenCase asSeen);

    /**
     * @param open how many cases are open in all
     * @param others how many of them run by other models
     */
    record Others(int open, int others, List<OpenCase> cases) {
        public Others {
            cases = List.copyOf(cases);
        }
    }

    /**
     * @param publication by whose models the run goes; empty for those of a release
     * @param outcomes lines of the journal
     * @param tasks elements at which people have a task now, as often as they have one there
     * @param stop why the case stands still until people say go on, as a kebab-case code; empty where it does not
     */
    record OpenCase(
            UUID caseId,
            UUID runId,
            Optional<UUID> publication,
            int outcomes,
            List<String> tasks,
            Optional<String> stop,
            RecordedCase recorded) {
        public OpenCase {
            tasks = List.copyOf(tasks);
        }
    }
}
