package org.toroku.enrolment;

import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;

/**
 * The applicant's own key as the application states it and has it signed.
 *
 * @param algorithm for people, e.g. {@code EC P-256}
 * @param spki SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7
 * @param requestSha256 hex SHA-256 of the certificate request that proves possession (RFC 2986, RFC 4211)
 */
public record KeyStatement(String algorithm, Der spki, String requestSha256) {
    /** Whether a certificate for such a key belongs to the accredited service (則2). */
    public boolean accreditable() {
        return KeyAlgorithm.of(spki)
                .filter(kind -> kind.family().accreditable())
                .isPresent();
    }
}
