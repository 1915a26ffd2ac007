package org.toroku.ca.elsewhere;

import java.time.Duration;
import org.toroku.pki.Der;

/** What a message to the other CA brought. Everything but {@link Nothing} is proven to be its answer to our message. */
public sealed interface Reply {
    /**
     * Nothing may be concluded: no answer, or one that proves nothing.
     *
     * @param read whether the other CA may have read the message
     */
    record Nothing(String why, boolean read) implements Reply {}

    /** @param confirm whether the other CA waits for a confirmation */
    record Certificate(Der certificate, boolean confirm, Der peerNonce) implements Reply {}

    /** The other CA has the request and has not decided. */
    record Waiting(Duration checkAfter, Der peerNonce) implements Reply {}

    /**
     * @param decides whether it is the answer to the request itself, so that nothing was issued for it; not a complaint about a
     *     message, nor about what may be a repetition of it
     */
    record Rejected(Failure failure, boolean decides, Der peerNonce) implements Reply {}

    /** The confirmation was taken. */
    record Confirmed() implements Reply {}

    /** The certificate is revoked. */
    record Revoked() implements Reply {}

    /** The other CA is there. */
    record Present() implements Reply {}
}
