package org.toroku.ca.apart;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.check.Objection;
import org.toroku.ca.elsewhere.CertificateCheck;
import org.toroku.ca.elsewhere.Contributed;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** Judges a certificate that came from outside of this process, before anybody believes that it is the ordered one. */
final class IssuedCheck {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedCheck.class);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final IssuerIdentity issuer;
    private final SignatureVerifier key;
    private final CertificateCheck contents;
    private final Clock clock;

    IssuedCheck(Der caCertificate, Profiles profiles, Clock clock) {
        this.issuer = IssuerIdentity.of(caCertificate);
        this.key = new SignatureVerifier(issuer.publicKey());
        // a serial that is in another certificate is refused by the ledger
        this.contents = new CertificateCheck(issuer, profiles, Contributed.none(), serial -> false);
        this.clock = clock;
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
                        .flatMap(certificate -> differing(certificate, issued.certificate(), order))
                        .map(IssuedCheck::another));
    }

    private static String another(Objection objection) {
        LOG.error("not the ordered certificate: {}, {}", objection.field(), objection.reason());
        return "answer-is-another-certificate";
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

    /** The whole of it, octet by octet, and made after the approval: an earlier one of the same person is another. */
    private Optional<Objection> differing(X509CertificateHolder certificate, Der bytes, SignedOrder signed) {
        if (!(CanonicalOrder.decode(signed.canonical())
                instanceof CanonicalOrder.Decoding.Decoded(IssuanceOrder order))) {
            return Optional.of(new Objection("order", "order-malformed"));
        }
        Instant begins = certificate.getNotBefore().toInstant();
        if (begins.isBefore(order.approvedAt().minus(CLOCK_SKEW))) {
            return Optional.of(new Objection("certificate", "before-its-approval"));
        }
        return spki(certificate)
                .map(made -> order.spkiSha256()
                                .filter(ours -> !ours.equals(made.sha256Hex()))
                                .isPresent()
                        ? Optional.of(new Objection("spkiSha256", "public-key-differs"))
                        : contents.objection(bytes, order, made, order.approvedAt(), clock.instant()))
                .orElseGet(() -> Optional.of(new Objection("certificate", "certificate-malformed")));
    }

    private static Optional<Der> spki(X509CertificateHolder certificate) {
        try {
            return Optional.of(Der.of(certificate.getSubjectPublicKeyInfo().getEncoded()));
        } catch (IOException hostile) {
            return Optional.empty();
        }
    }
}
