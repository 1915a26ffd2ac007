package org.toroku.ca.status;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Judges what the delegated responder of one CA is said to have signed (RFC 6960 section 4.2.2.2): by a certificate that this CA,
 * and no other, issued for that and for nothing else. Thread-safe.
 */
public final class ResponderCheck {
    private final IssuerIdentity issuer;
    private final SignatureVerifier caKey;

    public ResponderCheck(Der caCertificate) {
        this.issuer = IssuerIdentity.of(caCertificate);
        this.caKey = new SignatureVerifier(issuer.publicKey());
    }

    /**
     * Why {@code signature} is not the responder's over {@code content}, as a kebab-case code.
     *
     * @param certificate of whoever signed
     * @param at when the certificate has to be in force
     */
    public Optional<String> objection(Der certificate, Instant at, byte[] content, Der signature) {
        try {
            X509CertificateHolder signer = new X509CertificateHolder(certificate.toByteArray());
            return ofCa(signer)
                    .or(() -> inForce(signer, at))
                    .or(() -> inRole(signer))
                    .or(() -> signed(signer, content, signature));
        } catch (IOException | RuntimeException hostile) {
            return Optional.of("signer-unreadable");
        }
    }

    private Optional<String> ofCa(X509CertificateHolder signer) {
        return issuer.name().equals(signer.getIssuer())
                        && caKey.verifies(
                                DerOut.encoded(signer.toASN1Structure().getTBSCertificate()), signer.getSignature())
                ? Optional.empty()
                : Optional.of("signer-not-of-this-ca");
    }

    private static Optional<String> inForce(X509CertificateHolder signer, Instant at) {
        return signer.isValidOn(Date.from(at)) ? Optional.empty() : Optional.of("signer-not-in-force");
    }

    /** The responder's, and no subscriber's, and no other CA's below this one. */
    private static Optional<String> inRole(X509CertificateHolder signer) {
        Extensions extensions = signer.getExtensions();
        if (extensions == null) {
            return Optional.of("signer-without-role");
        }
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(extensions);
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        boolean responder = purposes != null
                && purposes.size() == 1
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && usage != null
                && usage.hasUsages(KeyUsage.digitalSignature)
                && (constraints == null || !constraints.isCA());
        return responder ? Optional.empty() : Optional.of("signer-without-role");
    }

    private static Optional<String> signed(X509CertificateHolder signer, byte[] content, Der signature) {
        SignatureVerifier key = new SignatureVerifier(Der.of(DerOut.encoded(signer.getSubjectPublicKeyInfo())));
        return key.verifies(content, signature.toByteArray())
                ? Optional.empty()
                : Optional.of("answer-signature-invalid");
    }
}
