package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** Reads keys on the accepted elliptic curves. */
final class EcKey {
    private EcKey() {}

    /** Empty where the key is on neither P-256 nor P-384. */
    static Optional<X9ECParameters> curveOf(SubjectPublicKeyInfo key) {
        return KeyAlgorithm.of(key)
                .filter(algorithm -> algorithm == KeyAlgorithm.P256 || algorithm == KeyAlgorithm.P384)
                .map(_ -> CustomNamedCurves.getByOID(
                        ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters())));
    }

    /** Empty where the bytes are no point of the curve (SEC 1 2.3.4). */
    static Optional<ECPoint> pointOf(SubjectPublicKeyInfo key) {
        try {
            return curveOf(key)
                    .map(curve ->
                            curve.getCurve().decodePoint(key.getPublicKeyData().getOctets()));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException notOnCurve) {
            return Optional.empty();
        }
    }
}
