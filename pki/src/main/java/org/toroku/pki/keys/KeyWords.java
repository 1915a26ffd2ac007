package org.toroku.pki.keys;

import java.util.Optional;
import org.toroku.pki.Der;

/** What people call a kind of key, the same wherever a key is spoken of: {@code EC P-256}, {@code RSA 3072}. */
public final class KeyWords {
    private KeyWords() {}

    /** Empty for DER that is no key, and for kinds outside {@link KeyAlgorithm}. */
    public static Optional<String> of(Der spki) {
        return SubjectKey.of(spki)
                .flatMap(key -> KeyAlgorithm.of(spki).map(algorithm -> switch (algorithm) {
                    case RSA -> "RSA " + key.bits().orElseThrow();
                    case RSA_PSS -> "RSASSA-PSS " + key.bits().orElseThrow();
                    case P256 -> "EC P-256";
                    case P384 -> "EC P-384";
                    case ED25519 -> "Ed25519";
                    case ML_DSA_44 -> "ML-DSA-44";
                    case ML_DSA_65 -> "ML-DSA-65";
                    case ML_DSA_87 -> "ML-DSA-87";
                }));
    }
}
