package org.toroku.pki.x509;

import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Judges parameters of RSASSA-PSS (RFC 4055 3.1): SHA-256, SHA-384 or SHA-512, the same in MGF1, a salt of at least the
 * hash's length and the usual trailer. The defaults of the structure are SHA-1 and are not sound.
 */
public final class PssParameters {
    private static final Map<ASN1ObjectIdentifier, Integer> SALT_OF_HASH = Map.of(
            NISTObjectIdentifiers.id_sha256,
            32,
            NISTObjectIdentifiers.id_sha384,
            48,
            NISTObjectIdentifiers.id_sha512,
            64);

    private PssParameters() {}

    /** May throw unchecked exceptions where {@code encoded} has another shape. */
    public static boolean areSound(ASN1Encodable encoded) {
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(encoded);
        ASN1ObjectIdentifier hash = parameters.getHashAlgorithm().getAlgorithm();
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        Integer salt = SALT_OF_HASH.get(hash);
        return salt != null
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && AlgorithmIdentifier.getInstance(mask.getParameters())
                        .getAlgorithm()
                        .equals(hash)
                && parameters.getSaltLength().intValueExact() >= salt
                && parameters.getTrailerField().equals(BigInteger.ONE);
    }

    /** Whether a signature with {@code ofSignature} obeys a key bound to {@code ofKey} (RFC 4055 3.3). */
    public static boolean obey(ASN1Encodable ofSignature, ASN1Encodable ofKey) {
        RSASSAPSSparams used = RSASSAPSSparams.getInstance(ofSignature);
        RSASSAPSSparams demanded = RSASSAPSSparams.getInstance(ofKey);
        return used.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(demanded.getHashAlgorithm().getAlgorithm())
                && used.getSaltLength().compareTo(demanded.getSaltLength()) >= 0;
    }
}
