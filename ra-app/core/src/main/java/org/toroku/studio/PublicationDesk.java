package org.toroku.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Violation;

/**
 * Where two owners publish a version of a draft. Cases that run stay with the models they began with; new cases begin with
 * the published ones. What is approved is deployed by the node as soon as the engine is there, also after a crash.
 */
public interface PublicationDesk {
    /** Characters of a reason, a reference or a note at most. */
    int LONGEST_TEXT = 500;

    /** Which models are in force; for owners, managers and auditors. */
    Optional<InForce> inForce(String officer);

    /** Publications and proposals, the newest first. */
    List<Publication> publications(String officer, int offset, int limit);

    int count(String officer);

    Optional<Publication> publication(String officer, UUID publication);

    /** The models of a publication as proposed; empty where one is not what was proposed. */
    List<ModelFile> files(String officer, UUID publication);

    /** The models in force now, to compare a proposal with; empty where one is not what was approved. */
    List<ModelFile> filesInForce(String officer);

    /**
     * Proposes a version of a draft.
     *
     * @return Refused for role, not-found, draft-closed, draft-changed (a newer version exists), nothing-changed, not-proven,
     *     not-deployable (a user task that the inbox could not show),
     *     live-changed (the draft began with models that are no longer in force), already-proposed,
     *     version-tag-missing or version-tag-used (a model changed, but its process has no version tag of its own),
     *     models-altered (stored bytes are not what was saved), approval-missing (an empty reference or exception),
     *     approval-date-in-future, or an objection to a text
     */
    Act propose(String officer, Proposal proposal);

    /**
     * Who can approve what {@code proposer} proposes or would: owners who are not the proposer and saved no version of the
     * draft.
     */
    List<String> approvers(String officer, String proposer, Optional<UUID> draft);

    /**
     * Proposes to go back to the models of an earlier publication.
     *
     * @return Refused as by {@link #propose}, or never-live for a publication that never was in force
     */
    Act republish(String officer, UUID earlier, String reason, ChangeApproval approval);

    /**
     * Approves a proposal, by another owner than who proposed it or saved any version up to the proposed one. Proves it
     * again on the stored bytes.
     *
     * @return Refused for role, not-found, four-eyes, wrong-state, live-changed, not-live-yet (an approved publication waits
     *     for the engine), not-proven, not-deployable, models-altered (stored bytes are not what was proposed),
     *     version-tag-used, or rules-not-answered-for (it changes the rules, and nobody who answers for them said yes)
     */
    Act approve(String officer, UUID publication);

    /** @return Refused for role, not-found, four-eyes, wrong-state or an objection to the reason */
    Act reject(String officer, UUID publication, String reason);

    /**
     * Takes a proposal back; its proposer only.
     *
     * @return Refused for role, not-found, not-yours or wrong-state
     */
    Act withdraw(String officer, UUID publication);

    /** Which models each run of a case was started with, the first run first; none of the officer's own case. */
    List<RunModels> runs(String officer, UUID caseId);

    /** Process definitions that the engine has and Toroku did not deploy, the newest first. */
    List<ForeignModel> foreignModels(String officer);

    /**
     * @param draft draft and version that are proposed, the newest of the draft
     * @param reason why the way of work changes
     */
    record Proposal(UUID draft, int version, String reason, ChangeApproval approval) {
        @Override
        public String toString() {
            return "Proposal[" + draft + ", " + version + "]";
        }
    }

    /** What the change rests on (変更認定, 法9, 則9). */
    sealed interface ChangeApproval {
        /** Approved by the ministries under {@code reference} on {@code date}. */
        record Approved(String reference, LocalDate date) implements ChangeApproval {}

        /** Needs no approval, for a reason that is kept. */
        record Exempt(String reason) implements ChangeApproval {}
    }

    enum State {
        /** Waits for a second owner. */
        PROPOSED,
        /** Decided; deployed as soon as the engine is there. */
        APPROVED,
        /** New cases begin with it. */
        LIVE,
        /** Was live until another one was approved. */
        SUPERSEDED,
        REJECTED,
        WITHDRAWN,
        /** Approved, but the engine does not take it; what was in force before stays in force. */
        FAILED
    }

    /**
     * @param number counts publications and proposals from 1
     * @param draft empty where an earlier publication is published again
     * @param republishes the earlier publication
     * @param base publication that was in force when it was proposed; empty for the models of the release
     * @param digests SHA-256 (lower-case hex) of each model by resource name
     * @param changed resources whose content differs from {@code base}
     * @param decidedBy who approved or rejected it
     * @param note why it was rejected, or the code for which it failed
     */
    record Publication(
            UUID id,
            long number,
            State state,
            Optional<UUID> draft,
            Optional<Integer> version,
            Optional<UUID> republishes,
            Optional<UUID> base,
            SortedMap<String, String> digests,
            List<String> changed,
            String reason,
            ChangeApproval approval,
            String proposedBy,
            Instant proposedAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> note,
            Optional<Instant> liveAt) {
        public Publication {
            changed = List.copyOf(changed);
        }

        @Override
        public String toString() {
            return "Publication[" + id + ", " + state + "]";
        }
    }

    /**
     * @param publication publication in force, {@link State#APPROVED} or {@link State#LIVE}; empty for the models of the
     *     release
     * @param altered whether what is stored is not what was approved; nothing is deployed then
     * @param releaseDiffers resources that this release of the software ships with other content than when the publication
     *     was proposed; the owners' models stay in force until owners take the new ones over
     * @param violations why the models in force are not deployed any more: what this release cannot prove of them
     */
    record InForce(
            Optional<Publication> publication,
            boolean altered,
            List<String> releaseDiffers,
            List<Violation> violations) {
        public InForce {
            releaseDiffers = List.copyOf(releaseDiffers);
            violations = List.copyOf(violations);
        }
    }

    /**
     * @param publication empty for the models of a release
     * @param sha256 digest of the model as deployed, with listeners; empty for a run of a time when this was not recorded
     */
    record RunModels(
            UUID runId,
            int attempt,
            String processId,
            Instant startedAt,
            Optional<String> sha256,
            Optional<UUID> publication) {}

    /** @param foundAt when Toroku found it; nothing that it asks for is done */
    record ForeignModel(long definition, String processId, int version, Instant foundAt) {}
}
