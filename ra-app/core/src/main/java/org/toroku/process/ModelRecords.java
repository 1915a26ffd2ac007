package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which models conducted which cases, and which are in the engine without Toroku's doing. */
public interface ModelRecords {
    /** The runs of a case, the first one first. */
    List<Run> runs(UUID caseId);

    /** Definitions that the engine has and Toroku did not deploy, the newest first; those of the engine's present life. */
    List<Foreign> foreign();

    /** Whether a process was deployed under this version tag from a file with another digest than {@code sha256}. */
    boolean taggedOtherwise(String processId, String versionTag, String sha256);

    /**
     * @param sha256 of the model as deployed, with listeners; empty for a run from before this was kept
     * @param publication empty for the models of a release
     * @param source digest of the model as its author left it; empty where that is not known any more
     */
    record Run(
            UUID runId,
            int attempt,
            String processId,
            Instant startedAt,
            Optional<String> sha256,
            Optional<UUID> publication,
            Optional<String> source) {}

    record Foreign(long definition, String processId, int version, Instant foundAt) {}
}
