package org.toroku.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Process owners put certificate profiles in force, two of them for each change; managers and auditors read. What a profile says
 * is in a file that operators keep; here two persons say that it is what they read.
 */
public interface ProfileDesk {
    int LONGEST_REASON = 500;

    /** Every profile, in the order of its name; empty for whoever may not read. */
    Optional<Overview> all(Officer officer);

    /**
     * Proposes a profile as it is used now.
     *
     * @param sha256 of what was on the page
     */
    Act propose(Officer officer, String profile, String sha256, String reason);

    /** By another person than whoever proposed it; in force at once. */
    Act approve(Officer officer, UUID id);

    /** Whether they are another person than whoever proposed it; {@link #approve} asks again. */
    boolean isAnother(Officer officer, Version proposed);

    /** Whether they may propose and approve; each act asks again. */
    boolean mayAct(Officer officer);

    Act reject(Officer officer, UUID id, String note);

    /** By who proposed it. */
    Act withdraw(Officer officer, UUID id);

    enum State {
        /** In force when the review of profiles began; nobody's act. */
        RELEASED,
        PROPOSED,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    enum Standing {
        IN_FORCE,
        /** Another one of this name is in force; nothing is approved by this one. */
        CHANGED,
        /** None of this name was ever in force. */
        NEW,
        /** It was in force and is used no more. */
        GONE,
        /** Nobody can tell. */
        ALTERED
    }

    /** A part of a profile; a side that does not have it is empty. */
    record Part(String name, String before, String after) {
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /**
     * @param content a line {@code name=value} for each part
     * @param proposedAt for what was there when the review began, that moment
     */
    record Version(
            UUID id,
            String profile,
            int number,
            State state,
            String sha256,
            String content,
            Optional<String> reason,
            Optional<String> proposedBy,
            Instant proposedAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> note) {
        public boolean wasInForce() {
            return state == State.RELEASED || state == State.APPROVED;
        }
    }

    /**
     * @param sha256 of the profile as it is used now; empty where it is used no more
     * @param inForce newest of its name that two persons approved, or that was there when the review began
     * @param open the proposal that waits
     * @param parts from what is in force to what is used, all of them
     * @param versions the newest first
     */
    record Dossier(
            String profile,
            Standing standing,
            Optional<String> sha256,
            Optional<Version> inForce,
            Optional<Version> open,
            List<Part> parts,
            List<Version> versions) {
        public Dossier {
            parts = List.copyOf(parts);
            versions = List.copyOf(versions);
        }

        /** Whether the proposal is of another content than what is used now: only withdrawn or rejected then. */
        public boolean outdated() {
            return open.filter(proposed -> !Optional.of(proposed.sha256()).equals(sha256))
                    .isPresent();
        }
    }

    /** @param altered whether what is stored is not what the book sealed; no versions are shown then */
    record Overview(boolean altered, List<Dossier> profiles) {
        public Overview {
            profiles = List.copyOf(profiles);
        }
    }

    /** Answer to an act. */
    sealed interface Act {
        record Done(UUID id) implements Act {}

        /**
         * {@code reason}: role, not-found, four-eyes, not-yours, wrong-state, changed-meanwhile, row-altered, text-missing,
         * text-too-long, text-unprintable, my-number, nothing-changed.
         */
        record Refused(String reason) implements Act {}
    }
}
