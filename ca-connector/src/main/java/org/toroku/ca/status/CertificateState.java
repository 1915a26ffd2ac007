package org.toroku.ca.status;

/**
 * What is said about a certificate.
 *
 * @param revokedAt second since 1970, zero for a good one
 * @param reason RFC 5280 section 5.3.1 code, zero for a good one
 */
record CertificateState(boolean revoked, long revokedAt, int reason) {
    static final CertificateState GOOD = new CertificateState(false, 0, 0);

    static CertificateState of(boolean revoked, long revokedAt, int reason) {
        return revoked ? new CertificateState(true, revokedAt, reason) : GOOD;
    }
}
