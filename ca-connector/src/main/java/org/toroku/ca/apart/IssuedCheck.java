package org.toroku.ca.apart;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.SubjectName;
import org.toroku.pki.Der;

/** Judges a certificate that came from outside of this process, before anybody believes that it is the ordered one. */
final class IssuedCheck {
    private final IssuerIdentity issuer;
    private final SignatureVerifier key;

    IssuedCheck(Der caCertificate) {
        this.issuer = IssuerIdentity.of(caCertificate);
        this.key = new SignatureVerifier(issuer.publicKey());
    }

    /** Why it is not this CA's, or not what the answer says of it. */
    Optional<String> objection(Answer.Issued issued) {
        return read(issued)
                .map(certificate -> sound(certificate, issued) ? Optional.<String>empty() : foreign())
                .orElseGet(IssuedCheck::foreign);
    }

    /** The same, and why it is not what {@code order} orders. */
    Optional<String> objection(Answer.Issued issued, SignedOrder order) {
        return objection(issued)
                .or(() -> read(issued)
                        .filter(certificate -> ordered(certificate, order))
                        .<Optional<String>>map(fits -> Optional.empty())
                        .orElseGet(() -> Optional.of("answer-is-another-certificate")));
    }

    private static Optional<String> foreign() {
        return Optional.of("answer-not-of-this-ca");
    }

    private static Optional<X509CertificateHolder> read(Answer.Issued issued) {
        try {
            return Optional.of(new X509CertificateHolder(issued.certificate().toByteArray()));
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }

    private boolean sound(X509CertificateHolder certificate, Answer.Issued issued) {
        try {
            byte[] signed = certificate.toASN1Structure().getTBSCertificate().getEncoded();
            return issuer.name().equals(certificate.getIssuer())
                    && key.verifies(signed, certificate.getSignature())
                    && certificate.getSerialNumber().equals(new BigInteger(issued.serial(), 16))
                    && certificate.getNotBefore().toInstant().equals(issued.notBefore())
                    && certificate.getNotAfter().toInstant().equals(issued.notAfter());
        } catch (IOException | RuntimeException hostile) {
            return false;
        }
    }

    private static boolean ordered(X509CertificateHolder certificate, SignedOrder signed) {
        if (!(CanonicalOrder.decode(signed.canonical())
                instanceof CanonicalOrder.Decoding.Decoded(IssuanceOrder order))) {
            return false;
        }
        Optional<X500Name> subject = SubjectName.parse(order.subject());
        try {
            Der spki = Der.of(certificate.getSubjectPublicKeyInfo().getEncoded());
            return subject.filter(certificate.getSubject()::equals).isPresent()
                    && order.spkiSha256()
                            .filter(sha -> !sha.equals(spki.sha256Hex()))
                            .isEmpty();
        } catch (IOException hostile) {
            return false;
        }
    }
}
