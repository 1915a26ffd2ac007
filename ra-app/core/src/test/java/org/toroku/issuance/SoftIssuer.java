package org.toroku.issuance;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.ca.profile.SubjectName;
import org.toroku.pki.Der;

/** Issues real certificates with a key in memory. */
public final class SoftIssuer {
    private static final X500Name NAME = new X500Name("CN=Stand-in CA,C=JP");

    private final KeyPair key = p256();
    private final Der certificate;

    public SoftIssuer(Instant from, Instant until) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                NAME,
                BigInteger.ONE,
                Date.from(from),
                Date.from(until),
                NAME,
                info(Der.of(key.getPublic().getEncoded())));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        certificate = signed(builder);
    }

    public Der certificate() {
        return certificate;
    }

    public static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param subject RFC 4514 string */
    public Der issue(String subject, String serial, Der publicKey, Instant notBefore, Instant notAfter) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                NAME,
                new BigInteger(serial, 16),
                Date.from(notBefore),
                Date.from(notAfter),
                SubjectName.parse(subject).orElseThrow(),
                info(publicKey));
        try {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("2.999.1.1"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return signed(builder);
    }

    private static SubjectPublicKeyInfo info(Der publicKey) {
        return SubjectPublicKeyInfo.getInstance(publicKey.toByteArray());
    }

    private Der signed(X509v3CertificateBuilder builder) {
        try {
            return Der.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
