package org.toroku.ca.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

class SignedLintTest {
    private final KeyPair issuer = keys();
    private final SignatureVerifier verifier =
            new SignatureVerifier(Der.of(issuer.getPublic().getEncoded()));

    @Test
    void passesTheReservedBytesUnderTheIssuersSignature() throws Exception {
        X509CertificateHolder certificate = certificate(issuer, "SHA256withECDSA", 1);

        assertThat(SignedLint.objection(whole(certificate), tbs(certificate), verifier))
                .isEmpty();
    }

    @Test
    void findsOtherBytesThanTheReserved() throws Exception {
        X509CertificateHolder certificate = certificate(issuer, "SHA256withECDSA", 1);
        X509CertificateHolder other = certificate(issuer, "SHA256withECDSA", 2);

        assertThat(SignedLint.objection(whole(certificate), tbs(other), verifier))
                .contains("signed-bytes-differ");
    }

    @Test
    void findsAForeignSignature() throws Exception {
        X509CertificateHolder certificate = certificate(keys(), "SHA256withECDSA", 1);

        assertThat(SignedLint.objection(whole(certificate), tbs(certificate), verifier))
                .contains("signature-wrong");
    }

    @Test
    void findsAnotherAlgorithmThanTheIssuers() throws Exception {
        X509CertificateHolder certificate = certificate(issuer, "SHA384withECDSA", 1);

        assertThat(SignedLint.objection(whole(certificate), tbs(certificate), verifier))
                .contains("signature-algorithm-differs");
    }

    @Test
    void findsEveryFlippedBit() throws Exception {
        X509CertificateHolder certificate = certificate(issuer, "SHA256withECDSA", 1);
        byte[] whole = certificate.getEncoded();
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            assertThat(SignedLint.objection(Der.of(flipped), tbs(certificate), verifier))
                    .as("byte %d", i)
                    .isPresent();
        }
    }

    private static X509CertificateHolder certificate(KeyPair signer, String algorithm, int serial) throws Exception {
        X500Name name = new X500Name("CN=" + "x".repeat(60));
        Instant start = Instant.parse("2026-11-23T00:00:00Z");
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(serial),
                        Date.from(start),
                        Date.from(start.plusSeconds(60)),
                        name,
                        SubjectPublicKeyInfo.getInstance(keys().getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
    }

    private static Der whole(X509CertificateHolder certificate) throws Exception {
        return Der.of(certificate.getEncoded());
    }

    private static Der tbs(X509CertificateHolder certificate) throws Exception {
        return Der.of(certificate.toASN1Structure().getTBSCertificate().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
