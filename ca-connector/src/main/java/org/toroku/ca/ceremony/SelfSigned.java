package org.toroku.ca.ceremony;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.pki.Der;

/** Self-signed certificates made with a key on a token. */
final class SelfSigned {
    private static final int SERIAL_BITS = 159;

    private SelfSigned() {}

    /** A CA certificate for end-entity issuing only: path length 0 (RFC 5280 section 4.2.1.9). */
    static X509Certificate caCertificate(KeyPair keys, Provider provider, String subject, Period validity, Instant now)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(keys, subject, validity, now);
        SubjectPublicKeyInfo publicKey =
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        X509ExtensionUtils extensions = new BcX509ExtensionUtils();
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(publicKey));
        } catch (CertIOException e) {
            throw new CertificateException(e);
        }
        return signed(builder, keys, provider);
    }

    static X509Certificate placeholder(KeyPair keys, Provider provider, String subject, Instant now)
            throws GeneralSecurityException {
        return signed(builder(keys, subject, Period.ofYears(10), now), keys, provider);
    }

    private static X509v3CertificateBuilder builder(KeyPair keys, String subject, Period validity, Instant now) {
        Instant notBefore = now.truncatedTo(ChronoUnit.SECONDS);
        // Both ends are part of the validity (RFC 5280 section 4.1.2.5).
        Instant notAfter =
                notBefore.atOffset(ZoneOffset.UTC).plus(validity).toInstant().minusSeconds(1);
        X500Name name = new X500Name(RFC4519Style.INSTANCE, subject);
        return new X509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                Date.from(notBefore),
                Date.from(notAfter),
                name,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair keys, Provider provider)
            throws GeneralSecurityException {
        SignatureScheme scheme = SignatureScheme.of(Der.of(keys.getPublic().getEncoded()));
        try {
            ContentSigner signer = new JcaContentSignerBuilder(scheme.jcaName())
                    .setProvider(provider)
                    .build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the token does not sign", e);
        }
    }
}
