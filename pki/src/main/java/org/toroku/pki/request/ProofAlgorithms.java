package org.toroku.pki.request;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.x509.PssParameters;

/**
 * Which signature algorithm may prove possession of which kind of key. What is not in the table is refused, so that MD5
 * and SHA-1 need no rule of their own.
 */
final class ProofAlgorithms {
    private static final Set<KeyAlgorithm> CURVES = Set.of(KeyAlgorithm.P256, KeyAlgorithm.P384);

    private static final Map<ASN1ObjectIdentifier, Row> TABLE = Map.ofEntries(
            row(PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA", Set.of(KeyAlgorithm.RSA)),
            row(PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA", Set.of(KeyAlgorithm.RSA)),
            row(PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA", Set.of(KeyAlgorithm.RSA)),
            row(PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS", Set.of(KeyAlgorithm.RSA, KeyAlgorithm.RSA_PSS)),
            row(X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA", CURVES),
            row(X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA", CURVES),
            row(X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA", CURVES),
            row(EdECObjectIdentifiers.id_Ed25519, "Ed25519", Set.of(KeyAlgorithm.ED25519)),
            row(NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44", Set.of(KeyAlgorithm.ML_DSA_44)),
            row(NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65", Set.of(KeyAlgorithm.ML_DSA_65)),
            row(NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87", Set.of(KeyAlgorithm.ML_DSA_87)));

    private ProofAlgorithms() {}

    /** The algorithm's name; empty where it is not accepted for this key or its parameters are not the prescribed ones. */
    static Optional<String> name(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) {
        Row row = TABLE.get(algorithm.getAlgorithm());
        return row != null
                        && KeyAlgorithm.of(key).filter(row.keys()::contains).isPresent()
                        && hasPrescribedParameters(algorithm, key)
                ? Optional.of(row.name())
                : Optional.empty();
    }

    private static boolean hasPrescribedParameters(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key) {
        @Nullable ASN1Encodable parameters = algorithm.getParameters();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return parameters != null && PssParameters.areSound(parameters) && obeysKey(parameters, key);
        }
        if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)) {
            // RFC 4055 5: NULL, and a reader accepts their absence.
            return parameters == null || DERNull.INSTANCE.equals(parameters);
        }
        // RFC 5758 3.2, RFC 8410 3, RFC 9881 2.
        return parameters == null;
    }

    private static boolean obeysKey(ASN1Encodable parameters, SubjectPublicKeyInfo key) {
        @Nullable ASN1Encodable ofKey = key.getAlgorithm().getParameters();
        return KeyAlgorithm.of(key).filter(KeyAlgorithm.RSA_PSS::equals).isEmpty()
                || ofKey == null
                || PssParameters.obey(parameters, ofKey);
    }

    private static Map.Entry<ASN1ObjectIdentifier, Row> row(
            ASN1ObjectIdentifier algorithm, String name, Set<KeyAlgorithm> keys) {
        return Map.entry(algorithm, new Row(name, keys));
    }

    private record Row(String name, Set<KeyAlgorithm> keys) {}
}
