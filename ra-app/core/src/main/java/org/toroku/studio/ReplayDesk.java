package org.toroku.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where owners see what recorded cases would have become in a draft. Cases that have ended are led through the models in
 * force and through the draft, on an engine that nobody works with; nothing but the report is kept.
 */
public interface ReplayDesk {
    /** Whether this installation has an engine to replay on. */
    boolean available();

    /**
     * Begins to replay the newest version of a draft; one replay at a time.
     *
     * @return Refused for role, replay-unavailable, not-found, draft-closed, draft-changed (a newer version exists),
     *     models-altered, nothing-changed, not-proven (what is not proven is not run), replay-no-cases (none has ended yet),
     *     replay-busy (another one runs)
     */
    Act start(String officer, UUID draft, int version);

    /** @return Refused for role, or replay-not-running */
    Act cancel(String officer, UUID draft);

    /** The replay of a draft that runs here, or ran last since this node was started. */
    Optional<Run> run(String officer, UUID draft);

    /** The newest report about a version of a draft beside the models that are in force now. */
    Optional<Kept> report(String officer, UUID draft, int version);

    /** The report that lay beside a proposal, as the book names it. */
    Proposed ofPublication(String officer, UUID publication);

    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        /** It did not come to an end; {@link Run#reason} says why. */
        FAILED
    }

    /**
     * @param done cases that are over, in the models in force and in the draft
     * @param reason replay-models-refused or replay-failed; empty unless it failed
     */
    record Run(int version, State state, int done, int of, Optional<String> reason) {}

    /**
     * @param report without the cases that the officer may not read, which its counts include
     * @param sha256 of the report as it is stored
     * @param withheld how many of the listed cases those are: their own, a namesake's, or cases whose number none has
     */
    record Kept(ReplayReport report, String sha256, String madeBy, Instant madeAt, int withheld) {
        Kept without(List<ReplayReport.Line> others) {
            int left = report.cases().size() - others.size();
            return new Kept(report.listing(others), sha256, madeBy, madeAt, withheld + left);
        }
    }

    /** What the book says of the replay beside a proposal. */
    sealed interface Proposed {
        record Replayed(Kept kept) implements Proposed {}

        /** It was proposed without one. */
        record None() implements Proposed {}

        /** The report that the book names is gone, or is another one. */
        record Altered(String sha256) implements Proposed {}
    }
}
