package org.toroku.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key of the PKI itself with its certificate: the anchor, a responder or one of their impostors.
 *
 * @param certificate of the key
 * @param key RSA-2048, signs sha256WithRSAEncryption
 */
record Authority(X509Certificate certificate, PrivateKey key) {

    private static final Duration LIFETIME = Duration.ofDays(15 * 365);

    /** A self-signed signing CA without path length, as JPKI's is. */
    static Authority selfSigned(X500Name name, Instant notBefore) {
        KeyPair pair = CardKey.RSA_2048.generate();
        try {
            X509v3CertificateBuilder builder = builder(name, name, pair, notBefore)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Authority(convert(builder.build(signer(pair.getPrivate()))), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("the test CA certificate cannot be made", e);
        }
    }

    /**
     * A certificate for answering OCSP requests (RFC 6960 §4.2.2.2), or, with {@code mayRespond} false, one that looks
     * as much like it as the missing permission allows.
     */
    Authority responder(X500Name name, boolean mayRespond, Instant notBefore) {
        KeyPair pair = CardKey.RSA_2048.generate();
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = builder(name(), name, pair, notBefore)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(pair.getPublic()))
                    .addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            if (mayRespond) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            }
            return new Authority(convert(builder.build(signer(key))), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("the test responder certificate cannot be made", e);
        }
    }

    /** Signs what {@code builder} holds. */
    X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        return convert(builder.build(signer()));
    }

    ContentSigner signer() throws GeneralSecurityException {
        return signer(key);
    }

    X509CertificateHolder holder() throws GeneralSecurityException {
        return new JcaX509CertificateHolder(certificate);
    }

    X500Name name() throws GeneralSecurityException {
        return holder().getSubject();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant notBefore) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                SerialNumbers.next(),
                Date.from(notBefore),
                Date.from(notBefore.plus(LIFETIME)),
                subject,
                pair.getPublic());
    }

    private static ContentSigner signer(PrivateKey key) throws GeneralSecurityException {
        try {
            return new JcaContentSignerBuilder("SHA256withRSA").build(key);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the key cannot sign", e);
        }
    }

    private static X509Certificate convert(X509CertificateHolder made) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(made);
    }
}
