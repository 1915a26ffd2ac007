package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.identity.Reasons;

/** A check of RSA keys, which reads the two numbers without the library's own judgement of them. */
interface RsaCheck extends KeyCheck {
    Optional<String> refusal(RSAPublicKey key);

    @Override
    default boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    @Override
    default Optional<String> refusal(SubjectPublicKeyInfo key) {
        try {
            return refusal(RSAPublicKey.getInstance(key.parsePublicKey()));
        } catch (java.io.IOException notAKey) {
            return Optional.of(Reasons.KEY_MALFORMED);
        }
    }
}
