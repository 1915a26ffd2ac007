package org.toroku.revocation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.toroku.ca.RevocationReason;

/**
 * A fact upon which a certificate may have to be revoked, and that the house looked for by itself.
 *
 * @param requestId the request that it opened, or was laid beside
 * @param since when it became so, where that is known
 * @param code RFC 5280 reason as the card's status service gave it; none where there is none
 * @param foundAt from then on the clock of the law runs
 * @param evidence the answer of the status service among the documents of the case
 * @param consent on which consent it was asked; none where nobody had to be asked
 */
public record FoundFact(
        UUID requestId,
        Kind kind,
        Optional<Instant> since,
        OptionalInt code,
        Instant foundAt,
        Optional<UUID> evidence,
        Optional<Consent> consent) {

    /** The same fact, before those who judge another request. */
    FoundFact of(UUID otherRequest) {
        return new FoundFact(otherRequest, kind, since, code, foundAt, evidence, consent);
    }

    /** What it is, and for which reason a certificate would be revoked upon it (RFC 5280 section 5.3.1). */
    public enum Kind {
        /** Death, move, loss and a new card look alike, so that no reason follows from it. */
        CARD_REVOKED(Channel.Proof.STATUS_ANSWER, RevocationReason.UNSPECIFIED),
        MEMBERSHIP_ENDED(Channel.Proof.OWN_RECORDS, RevocationReason.AFFILIATION_CHANGED);

        private final Channel.Proof proof;
        private final RevocationReason reason;

        Kind(Channel.Proof proof, RevocationReason reason) {
            this.proof = proof;
            this.reason = reason;
        }

        public Channel.Proof proof() {
            return proof;
        }

        public RevocationReason reason() {
            return reason;
        }
    }

    /** @param textVersion of the words that were signed */
    public record Consent(Instant givenAt, String textVersion) {}
}
