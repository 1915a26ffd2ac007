package org.toroku.pki.keys;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A check of RSA keys, whichever padding they are bound to. */
interface RsaCheck extends KeyCheck {
    Optional<Objection> objection(RsaNumbers key);

    @Override
    default boolean concerns(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        return algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    @Override
    default Optional<Objection> objection(SubjectPublicKeyInfo key) {
        try {
            return RsaNumbers.of(key).map(this::objection).orElseGet(() -> Objection.to(KeyFlaw.MALFORMED));
        } catch (IOException notAKey) {
            return Objection.to(KeyFlaw.MALFORMED);
        }
    }
}
