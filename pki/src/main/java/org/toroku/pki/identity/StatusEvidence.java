package org.toroku.pki.identity;

import java.time.Instant;
import java.util.Optional;
import org.toroku.pki.Der;

/**
 * Everything needed to check a status again, offline, years later.
 *
 * @param source {@code OCSP}, {@code CRL}, or {@link #NOBODY}
 * @param request the OCSP request as sent
 * @param response the OCSP response or CRL as received (present also where it was refused)
 */
public record StatusEvidence(
        String source,
        Instant checkedAt,
        Optional<Der> request,
        Optional<Der> response,
        Optional<Der> responderCertificate,
        Optional<Instant> thisUpdate,
        Optional<Instant> nextUpdate) {
    /** The source where nobody was asked. */
    public static final String NOBODY = "NONE";
}
