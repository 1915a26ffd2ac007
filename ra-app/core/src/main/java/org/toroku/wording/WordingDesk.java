package org.toroku.wording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.wording.Wording.Part;

/**
 * Managers change what applicants are told, two of them for each change; auditors read. A text that is in force is never
 * changed: a later version follows it.
 */
public interface WordingDesk {
    int LONGEST_REASON = 500;

    /** One line a kind; empty for whoever may not read. */
    List<Overview> all(Officer officer);

    /** Empty for whoever may not read. */
    Optional<Dossier> dossier(Officer officer, WordingKind kind);

    /** What is wrong with a text, before it is saved. */
    List<Flaw> flaws(WordingKind kind, Wording wording);

    /** A text as its recipient would see it, with invented data; as far as it can be filled. */
    Preview preview(WordingKind kind, Wording wording);

    /**
     * Keeps a draft.
     *
     * @param basis the draft that was open on the page; empty where none was
     */
    Act save(Officer officer, WordingKind kind, Optional<Basis> basis, Wording wording);

    /** Keeps a draft that, once approved, gives the word back to the software, in this and later releases. */
    Act saveRelease(Officer officer, WordingKind kind, Optional<Basis> basis);

    Act propose(Officer officer, Basis basis, String reason);

    /** By another person than whoever wrote of it or proposed it; in force at once. */
    Act approve(Officer officer, Basis basis);

    /** Whether they are another person than whoever wrote of it or proposed it; {@link #approve} asks again. */
    boolean isAnother(Officer officer, Version proposed);

    Act reject(Officer officer, Basis basis, String note);

    /** Back to the draft, by who proposed it. */
    Act withdraw(Officer officer, Basis basis);

    Act discard(Officer officer, Basis basis);

    /** What lay before an officer; an act on what changed meanwhile is refused. */
    record Basis(UUID id, int revision) {}

    /**
     * What is wrong with a part of a text.
     *
     * @param code kebab-case; the page has a sentence for each
     * @param about placeholder, or limit, that the sentence names; empty where it names none
     */
    record Flaw(Part part, String code, String about) {}

    /**
     * What a recipient would see.
     *
     * @param unnamed the text before the recipient is proven, where it is another
     */
    record Preview(String subject, String text, Optional<String> unnamed) {}

    enum State {
        DRAFT,
        PROPOSED,
        APPROVED,
        REJECTED,
        DISCARDED
    }

    /** Why a text is in force. */
    enum Ground {
        /** Nobody put another in its place, or two managers gave the word back to the software. */
        RELEASED,
        APPROVED,
        /** What is stored is not what the book says; the released text is used instead. */
        ALTERED,
        /** This release asks more of the text than the approved one has; the released text is used instead. */
        UNFIT
    }

    /**
     * @param number counted for each kind from 1
     * @param followsRelease whether it stands for the software's text, whatever that is
     * @param releasedSha256 the software's text when this one was last saved
     * @param authors everybody who saved it
     */
    record Version(
            UUID id,
            WordingKind kind,
            int number,
            State state,
            boolean followsRelease,
            Wording wording,
            String sha256,
            String releasedSha256,
            int revision,
            List<String> authors,
            Optional<String> reason,
            Instant savedAt,
            Optional<String> proposedBy,
            Optional<Instant> proposedAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> note) {
        public Basis basis() {
            return new Basis(id, revision);
        }

        public boolean open() {
            return state == State.DRAFT || state == State.PROPOSED;
        }
    }

    /**
     * @param inForce the version that is used; empty where the released text is
     * @param open draft or proposal
     * @param softwareChanged whether the software's text is another now than when this one was written
     */
    record Overview(
            WordingKind kind,
            Ground ground,
            Optional<Version> inForce,
            Optional<Version> open,
            boolean softwareChanged) {}

    /** @param versions the newest first; none where one of them was altered */
    record Dossier(Overview overview, Wording released, Wording used, List<Version> versions) {}

    /** Answer to an act. */
    sealed interface Act {
        record Done(UUID id) implements Act {}

        record Flawed(List<Flaw> flaws) implements Act {}

        /**
         * {@code reason}: role, not-found, four-eyes, not-yours, wrong-state, changed-meanwhile, row-altered,
         * text-missing, text-too-long, text-unprintable, my-number, nothing-changed.
         */
        record Refused(String reason) implements Act {}
    }
}
