package org.toroku.ca.pkcs11;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.toroku.pki.Der;

/** The signature algorithm that a key signs with; follows from the key (R01). */
public enum SignatureScheme {
    ECDSA_SHA256("SHA256withECDSA"),
    ECDSA_SHA384("SHA384withECDSA"),
    RSA_SHA256("SHA256withRSA");

    private final String jcaName;

    SignatureScheme(String jcaName) {
        this.jcaName = jcaName;
    }

    /**
     * The scheme of a P-256, P-384 or RSA key.
     *
     * @throws IllegalArgumentException for any other key
     */
    public static SignatureScheme of(Der publicKey) {
        AlgorithmIdentifier key =
                SubjectPublicKeyInfo.getInstance(publicKey.toByteArray()).getAlgorithm();
        if (key.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return RSA_SHA256;
        }
        if (key.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            ASN1ObjectIdentifier curve = ASN1ObjectIdentifier.getInstance(key.getParameters());
            if (curve.equals(SECObjectIdentifiers.secp256r1)) {
                return ECDSA_SHA256;
            }
            if (curve.equals(SECObjectIdentifiers.secp384r1)) {
                return ECDSA_SHA384;
            }
        }
        throw new IllegalArgumentException("no signature scheme for this kind of key");
    }

    public String jcaName() {
        return jcaName;
    }

    public AlgorithmIdentifier identifier() {
        return switch (this) {
            case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case ECDSA_SHA384 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
            // RFC 4055 section 5: the parameters are an explicit NULL.
            case RSA_SHA256 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
        };
    }
}
