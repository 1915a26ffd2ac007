package org.toroku.ca.lint;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.keys.KeyQuality;

/** Whether an applicant's public key may be certified: sound in itself, and of a kind that the profile allows. */
public final class SubjectKeyCheck {
    /** R01 (則2). */
    private static final int LEAST_RSA_BITS = 2048;

    private static final KeyQuality QUALITY = KeyQuality.withRsaOfAtLeast(LEAST_RSA_BITS);

    private SubjectKeyCheck() {}

    /** Kebab-case reason to refuse {@code publicKey} under {@code profile}; empty if it is fit. */
    public static Optional<String> objection(Der publicKey, CertificateProfile profile) {
        Optional<String> weakness = QUALITY.check(publicKey).stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(CheckResult.Failed.class::cast)
                .map(CheckResult.Failed::reason)
                .findFirst();
        if (weakness.isPresent()) {
            return weakness;
        }
        try {
            return SubjectKeyKind.of(PublicKeyFactory.createKey(publicKey.toByteArray()))
                            .filter(profile.subjectKeys()::contains)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("key-kind-not-allowed");
        } catch (IOException | RuntimeException malformed) {
            // Bytes of a stranger; BC reports them by many exception types.
            return Optional.of("key-malformed");
        }
    }
}
