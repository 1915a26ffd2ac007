package org.toroku.decision;

import java.util.Optional;

/** Whether two persons put a certificate profile in force; nothing is approved or ordered by any other. */
public interface ProfileGate {
    /** Another profile of this name is in force, or none. */
    String NOT_APPROVED = "profile-not-approved";

    /** What is stored of the approvals is not what the book sealed: then none of them counts. */
    String ALTERED = "profiles-altered";

    /**
     * {@link #NOT_APPROVED} or {@link #ALTERED}; empty where exactly this profile is in force.
     *
     * @param sha256 of the whole profile, lower-case hex
     */
    Optional<String> objection(String profileId, String sha256);

    /** Asked within the transaction that lets an order leave. */
    interface Held {
        /**
         * As {@link ProfileGate#objection}, and it stays so until the caller's transaction ends: whoever puts another profile in
         * force, or takes a proposal back, does so before this or after that.
         */
        Optional<String> objectionHeld(String profileId, String sha256);
    }
}
