package org.toroku.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A key pair that an applicant made, with the request that proves possession of it. */
public final class OwnKey {
    private final KeyPair pair;
    private final OwnKeyKind kind;

    OwnKey(KeyPair pair, OwnKeyKind kind) {
        this.pair = pair;
        this.kind = kind;
    }

    public static OwnKey p256() {
        return of(OwnKeyKind.P_256);
    }

    public static OwnKey of(OwnKeyKind kind) {
        try {
            return new OwnKey(kind.generator().generateKeyPair(), kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("one of the two providers makes " + kind, e);
        }
    }

    /** RSA of any length, with the public exponent 65537. */
    public static OwnKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new OwnKey(generator.generateKeyPair(), OwnKeyKind.RSA_3072);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The key of a PKCS#8 PEM file, as {@link #pem} wrote it; empty where it is none of a kind in {@link OwnKeyKind}. */
    public static Optional<OwnKey> ofPem(String pem) {
        String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
        try {
            return PrivateKeys.read(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public OwnKeyKind kind() {
        return kind;
    }

    /** PKCS#8, unencrypted, as {@code openssl} reads it (ML-DSA from 3.5 on: seed and expanded key, RFC 9881 6). */
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

    /** PKCS#10 (RFC 2986), DER. */
    public byte[] request() {
        return signedBy(this);
    }

    /** The same, but signed with another's private key: it proves nothing. */
    public byte[] requestSignedBy(OwnKey other) {
        return signedBy(other);
    }

    private byte[] signedBy(OwnKey signer) {
        try {
            JcaContentSignerBuilder proof = new JcaContentSignerBuilder(signer.kind.proof());
            signer.kind.provider().ifPresent(proof::setProvider);
            // what a request says of its subject is not looked at: the card says it
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=request"), pair.getPublic())
                    .build(proof.build(signer.pair.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a request cannot be signed", e);
        }
    }
}
