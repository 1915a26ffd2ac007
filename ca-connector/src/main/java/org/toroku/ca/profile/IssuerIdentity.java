package org.toroku.ca.profile;

import java.io.IOException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.pki.Der;

/**
 * What certificates say about their issuer.
 *
 * @param keyIdentifier as in the CA certificate's subjectKeyIdentifier (RFC 5280 section 4.2.1.1)
 * @param algorithm the issuer signs with this
 */
public record IssuerIdentity(X500Name name, Der keyIdentifier, AlgorithmIdentifier algorithm, Der publicKey) {
    /**
     * Reads a CA certificate.
     *
     * @throws IllegalArgumentException if it is none, or has no subjectKeyIdentifier
     */
    public static IssuerIdentity of(Der caCertificate) {
        try {
            X509CertificateHolder certificate = new X509CertificateHolder(caCertificate.toByteArray());
            SubjectKeyIdentifier identifier = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
            if (identifier == null || certificate.getExtension(Extension.basicConstraints) == null) {
                throw new IllegalArgumentException("not a CA certificate");
            }
            Der publicKey = Der.of(certificate.getSubjectPublicKeyInfo().getEncoded());
            return new IssuerIdentity(
                    certificate.getSubject(),
                    Der.of(identifier.getKeyIdentifier()),
                    SignatureScheme.of(publicKey).identifier(),
                    publicKey);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }
}
