package org.toroku.partner;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A service that applies for its users.
 *
 * @param id also the name under which it signs in
 * @param evidence where the agreement is filed
 * @param perDay most applications in any 24 hours
 * @param openMost most applications that are not over
 */
public record Partner(
        UUID id,
        String name,
        String evidence,
        State state,
        int perDay,
        int openMost,
        String proposedBy,
        Optional<String> confirmedBy,
        String reason,
        Instant since) {
    public enum State {
        PROPOSED,
        ACTIVE,
        DISABLED
    }
}
