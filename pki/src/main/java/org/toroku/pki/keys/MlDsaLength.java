package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The key has the length of its parameter set; every string of that length is a key (FIPS 204 table 2, algorithm 23). */
record MlDsaLength() implements KeyCheck {
    private static final Map<KeyAlgorithm, Integer> BYTES =
            Map.of(KeyAlgorithm.ML_DSA_44, 1312, KeyAlgorithm.ML_DSA_65, 1952, KeyAlgorithm.ML_DSA_87, 2592);

    @Override
    public String id() {
        return "key-ml-dsa-length";
    }

    @Override
    public String clause() {
        return "FIPS 204 table 2; RFC 9881 4";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return KeyAlgorithm.of(key).filter(BYTES::containsKey).isPresent();
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        int length = key.getPublicKeyData().getOctets().length;
        return KeyAlgorithm.of(key)
                        .map(BYTES::get)
                        .filter(expected -> expected == length)
                        .isPresent()
                ? Objection.none()
                : Objection.to(KeyFlaw.ML_DSA_LENGTH, Map.of("bytes", Integer.toString(length)));
    }
}
