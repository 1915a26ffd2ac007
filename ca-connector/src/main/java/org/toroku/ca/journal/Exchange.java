package org.toroku.ca.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.Der;

/**
 * What is being asked of another CA for one order.
 *
 * @param request the whole protected message, for being sent again octet by octet
 * @param unanswered sendings of it whose answer nobody saw: with none of them nothing can have been issued
 * @param peerNonce of the other CA's last message
 * @param askAfter not before this does the other CA want to be asked again
 * @param confirm whether the other CA waits for a confirmation of {@code certificate}
 * @param objectionField part of the order that {@code objection} blames
 * @param objection why {@code certificate} is not wanted; without one, why the request was refused, if that was said
 */
public record Exchange(
        UUID orderId,
        Der publicKey,
        Der transactionId,
        Der request,
        State state,
        int unanswered,
        Optional<Der> peerNonce,
        Optional<Instant> askAfter,
        Optional<Der> certificate,
        boolean confirm,
        Optional<String> objectionField,
        Optional<String> objection,
        Instant openedAt) {
    /** Where it stands. */
    public enum State {
        /** The request is on record; it was sent, or is about to be. */
        ASKED,
        /** The other CA has it and wants to be asked later. */
        WAITING,
        /** A sound certificate is here, perhaps to be confirmed still. */
        ANSWERED,
        /** A certificate is here that must not be good. */
        UNWANTED,
        ISSUED,
        /** There is no certificate. */
        REFUSED,
        /** The certificate that came is revoked, or the other CA has none. */
        TAKEN_BACK;

        public boolean ended() {
            return this == ISSUED || this == REFUSED || this == TAKEN_BACK;
        }
    }
}
