package org.toroku.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
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
