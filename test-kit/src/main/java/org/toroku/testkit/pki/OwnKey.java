package org.toroku.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A key pair that an applicant made, with the request that proves possession of it. */
public final class OwnKey {
    private final KeyPair pair;

    private OwnKey(KeyPair pair) {
        this.pair = pair;
    }

    public static OwnKey p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new OwnKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** RSA with the public exponent 65537. */
    public static OwnKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new OwnKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The key of a PKCS#8 PEM file, as {@link #pem} wrote it; empty where it is none on P-256. */
    public static Optional<OwnKey> ofPem(String pem) {
        String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
        try {
            byte[] pkcs8 = Base64.getDecoder().decode(body);
            if (!(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))
                            instanceof ECPrivateKey key)
                    || key.getParams().getOrder().bitLength() != 256) {
                return Optional.empty();
            }
            ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec("P-256");
            byte[] point = curve.getG().multiply(key.getS()).getEncoded(false);
            SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1), point);
            return Optional.of(new OwnKey(new KeyPair(
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info.getEncoded())), key)));
        } catch (IllegalArgumentException | GeneralSecurityException | IOException _) {
            return Optional.empty();
        }
    }

    /** PKCS#8, unencrypted, as {@code openssl} reads it. */
    public String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** SubjectPublicKeyInfo, DER. */
    public byte[] spki() {
        return pair.getPublic().getEncoded();
    }

    /** PKCS#10 (RFC 2986), DER, signed with SHA-256. */
    public byte[] request() {
        return request(pair.getPrivate());
    }

    /** The same, but signed with another's private key: it proves nothing. */
    public byte[] requestSignedBy(OwnKey other) {
        return request(other.pair.getPrivate());
    }

    private byte[] request(PrivateKey signer) {
        String algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            // what a request says of its subject is not looked at: the card says it
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=request"), pair.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(signer))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a request cannot be signed", e);
        }
    }
}
