package org.toroku.organisation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One invitation as the database has it.
 *
 * @param number how many links there were
 * @param application made with it, empty before
 */
record Invitation(
        UUID id,
        UUID organisation,
        Member member,
        State state,
        int number,
        Instant expiresAt,
        Optional<UUID> application) {
    enum State {
        OPEN,
        APPLIED,
        /** By the member. */
        REFUSED,
        /** By the organisation. */
        WITHDRAWN
    }

    @Override
    public String toString() {
        return "Invitation[" + id + ", " + state + "]";
    }
}
