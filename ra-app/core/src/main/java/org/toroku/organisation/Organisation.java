package org.toroku.organisation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An organisation whose members apply.
 *
 * @param address of its head office
 * @param corporateNumber 法人番号, 13 digits
 * @param evidence where the proof of its existence and of the agreement is filed
 * @param confirmedBy the second manager, empty until then
 * @param reason of the last suspension or reinstatement
 */
public record Organisation(
        UUID id,
        String name,
        String address,
        String corporateNumber,
        String evidence,
        State state,
        String proposedBy,
        Optional<String> confirmedBy,
        String reason,
        Instant since) {
    public enum State {
        /** Waits for a second manager. */
        PROPOSED,
        ACTIVE,
        /** 停止: invites nobody, and nothing is issued in its name. */
        SUSPENDED
    }
}
