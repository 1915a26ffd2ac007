package org.toroku.pki.keys;

import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;

/**
 * Whether the key of a certificate that somebody else issued is sound, and a last look at a key before it is certified. A
 * key that no check concerns, such as one of an unknown algorithm, fails. Thread-safe.
 */
public final class KeyQuality {
    private static final int MAX_RSA_BITS = 8192;

    private final KeyExamination examination;

    private KeyQuality(List<KeyCheck> checks) {
        this.examination = new KeyExamination(checks);
    }

    /** @param minRsaBits smallest RSA modulus; Enforcement Rules art. 2 demands 2048 at least */
    public static KeyQuality withRsaOfAtLeast(int minRsaBits) {
        return new KeyQuality(List.of(
                new UnboundRsa(),
                new RsaSize(minRsaBits, MAX_RSA_BITS),
                new RsaExponent(Optional.of(ExponentRule.fips(Period.always()))),
                new RsaSmallFactor(),
                new RsaFermat(),
                new RsaRoca(),
                new EcNamedCurve(),
                new EcPoint()));
    }

    /** Every finding about {@code spki} (DER SubjectPublicKeyInfo); the key is sound where all passed. */
    public List<CheckResult> check(Der spki) {
        return examination.of(spki).stream().map(KeyQuality::result).toList();
    }

    private static CheckResult result(KeyFinding finding) {
        return switch (finding) {
            case KeyFinding.Passed passed -> new CheckResult.Passed(passed.check(), passed.clause());
            case KeyFinding.Failed failed ->
                new CheckResult.Failed(failed.check(), failed.clause(), reason(failed.flaw()));
        };
    }

    /** The book knows both faults of size under one code. */
    private static String reason(KeyFlaw flaw) {
        return flaw == KeyFlaw.TOO_SHORT || flaw == KeyFlaw.TOO_LONG ? Reasons.KEY_RSA_SIZE : flaw.code();
    }
}
