package org.toroku.enrolment;

import java.time.Instant;

/**
 * The certificate to be renewed as the application states it and has it signed.
 *
 * @param serial lower-case hex without leading zeros
 * @param certificateSha256 hex SHA-256 of the certificate, DER
 * @param notAfter its last second
 * @param anchorCase case number of the application for which the holder was proven in full
 * @param anchorIssuedAt first second of the certificate that was issued for it
 * @param ceiling last second in which a certificate that rests on that proof may be valid (則5②)
 */
public record RenewalStatement(
        String serial,
        String certificateSha256,
        Instant notAfter,
        String anchorCase,
        Instant anchorIssuedAt,
        Instant ceiling) {}
