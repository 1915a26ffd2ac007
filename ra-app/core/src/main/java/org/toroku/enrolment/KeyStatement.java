package org.toroku.enrolment;

import org.toroku.pki.Der;

/**
 * The applicant's own key as the application states it and has it signed.
 *
 * @param algorithm for people, e.g. {@code EC P-256}
 * @param spki SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7
 * @param requestSha256 hex SHA-256 of the certificate request that proves possession (RFC 2986, RFC 4211)
 */
public record KeyStatement(String algorithm, Der spki, String requestSha256) {}
