package org.toroku.pki.keys;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.identity.Reasons;

/** A check of RSA keys. */
interface RsaCheck extends KeyCheck {
    Optional<String> refusal(RsaNumbers key);

    @Override
    default boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    @Override
    default Optional<String> refusal(SubjectPublicKeyInfo key) {
        try {
            return RsaNumbers.of(key).map(this::refusal).orElse(Optional.of(Reasons.KEY_MALFORMED));
        } catch (IOException notAKey) {
            return Optional.of(Reasons.KEY_MALFORMED);
        }
    }
}
