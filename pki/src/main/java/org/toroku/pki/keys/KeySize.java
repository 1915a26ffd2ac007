package org.toroku.pki.keys;

import java.io.IOException;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key's family and its size, also for curves that are not accepted: a finding names every fault of a key. */
record KeySize(KeyFamily family, OptionalInt bits) {
    private static final int ED25519_FIELD = 255;

    static KeySize of(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return new KeySize(KeyFamily.FACTORING, modulus(key));
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return new KeySize(KeyFamily.ELLIPTIC_CURVE, field(key));
        }
        return algorithm.equals(EdECObjectIdentifiers.id_Ed25519)
                ? new KeySize(KeyFamily.ELLIPTIC_CURVE, OptionalInt.of(ED25519_FIELD))
                : new KeySize(KeyFamily.LATTICE, OptionalInt.empty());
    }

    private static OptionalInt modulus(SubjectPublicKeyInfo key) {
        try {
            return RsaNumbers.of(key)
                    .map(numbers -> OptionalInt.of(numbers.modulus().bitLength()))
                    .orElseGet(OptionalInt::empty);
        } catch (IOException notAKey) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt field(SubjectPublicKeyInfo key) {
        if (key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named) {
            X9ECParameters curve = ECNamedCurveTable.getByOID(named);
            return curve == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(curve.getCurve().getFieldSize());
        }
        return OptionalInt.empty();
    }
}
