package org.toroku.renewal;

import java.time.Instant;
import java.util.UUID;

/**
 * What a renewal rests on.
 *
 * @param renewed case of the certificate that is renewed
 * @param serial of that certificate, lower-case hex
 * @param certificateSha256 hex, of that certificate
 * @param anchor case for which the holder was proven in full; the same along a whole chain of renewals
 * @param anchorIssuedAt first second of the certificate of that case
 * @param ceiling last second in which the new certificate may be valid
 */
record RenewalRow(
        UUID renewed, String serial, String certificateSha256, UUID anchor, Instant anchorIssuedAt, Instant ceiling) {
    static RenewalRow of(Chain chain) {
        return new RenewalRow(
                chain.renewed().id(),
                chain.issued().serial(),
                chain.issued().certificate().sha256Hex(),
                chain.anchor().id(),
                chain.anchorIssuedAt(),
                chain.ceiling());
    }
}
