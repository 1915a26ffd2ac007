package org.toroku.renewal;

import java.time.Instant;
import java.time.Period;
import org.toroku.ca.profile.Validity;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.RenewalStatement;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * A certificate of our own and the proofing that it goes back to (則5②).
 *
 * @param certificate that is to be renewed
 * @param renewed the case for which it was issued
 * @param anchor the case for which the holder was proven in full: {@code renewed} itself, or what its own renewal went back to
 * @param anchorIssuedAt first second of the certificate of that case
 */
record Chain(
        ParsedCertificate certificate,
        IssuanceRecord.Issued issued,
        ApplicationRecord renewed,
        ApplicationRecord anchor,
        Instant anchorIssuedAt) {
    private static final Period CARRIES = Period.ofYears(5);

    /** Last second of the five years from the issue of the certificate that followed the full proofing. */
    Instant ceiling() {
        return Validity.of(anchorIssuedAt, CARRIES).notAfter();
    }

    RenewalStatement statement() {
        return new RenewalStatement(
                issued.serial(),
                issued.certificate().sha256Hex(),
                certificate.notAfter(),
                anchor.caseNumber(),
                anchorIssuedAt,
                ceiling());
    }

    /** Masked: certificates and applications name a person. */
    @Override
    public String toString() {
        return "Chain[" + renewed.id() + ", anchor " + anchor.id() + "]";
    }
}
