package org.toroku.pki.keys;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.StrictDer;

/**
 * All key checks over one SubjectPublicKeyInfo. A key that no check concerns, such as one of an unknown algorithm, fails.
 * Thread-safe.
 */
public final class KeyQuality {
    private static final int MAX_BYTES = 4096;
    private static final String FORM = "key-form";
    private static final String FORM_CLAUSE = "RFC 5280 4.1.2.7";

    private final List<KeyCheck> checks;

    private KeyQuality(List<KeyCheck> checks) {
        this.checks = checks;
    }

    /** @param minRsaBits smallest RSA modulus; Enforcement Rules art. 2 demands 2048 at least */
    public static KeyQuality withRsaOfAtLeast(int minRsaBits) {
        return new KeyQuality(List.of(
                new RsaSize(minRsaBits),
                new RsaExponent(),
                new RsaSmallFactor(),
                new RsaFermat(),
                new RsaRoca(),
                new EcPoint()));
    }

    /** Every finding about {@code spki} (DER SubjectPublicKeyInfo); the key is sound where all passed. */
    public List<CheckResult> check(Der spki) {
        Optional<ASN1Primitive> read = StrictDer.read(spki, MAX_BYTES);
        if (read.isEmpty()) {
            return List.of(new CheckResult.Failed(FORM, FORM_CLAUSE, Reasons.KEY_MALFORMED));
        }
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(read.get());
            List<CheckResult> found = checks.stream()
                    .filter(check -> check.concerns(key))
                    .map(check -> result(check, key))
                    .toList();
            return found.isEmpty() ? List.of(new CheckResult.Failed(FORM, FORM_CLAUSE, Reasons.KEY_ALGORITHM)) : found;
        } catch (RuntimeException hostile) {
            // Valid DER of another shape: the library answers with unchecked exceptions.
            return List.of(new CheckResult.Failed(FORM, FORM_CLAUSE, Reasons.KEY_MALFORMED));
        }
    }

    private static CheckResult result(KeyCheck check, SubjectPublicKeyInfo key) {
        return check.refusal(key)
                .<CheckResult>map(reason -> new CheckResult.Failed(check.id(), check.clause(), reason))
                .orElseGet(() -> new CheckResult.Passed(check.id(), check.clause()));
    }
}
