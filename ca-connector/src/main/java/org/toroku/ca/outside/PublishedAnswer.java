package org.toroku.ca.outside;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** An OCSP answer as a verifier reads it (RFC 6960 section 3.2). */
final class PublishedAnswer {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private final X509Certificate issuer;
    private final Instant at;
    private final Optional<Duration> least;

    PublishedAnswer(X509Certificate issuer, Instant at, Optional<Duration> least) {
        this.issuer = issuer;
        this.at = at;
        this.least = least;
    }

    /** What an answer says about one certificate. */
    enum Said {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** Either says something that a verifier relies on, or is objected to; one that ends soon is both. */
    record Verdict(Optional<Said> said, Optional<String> objection) {
        static Verdict refused(String why) {
            return new Verdict(Optional.empty(), Optional.of(why));
        }
    }

    Verdict judge(byte[] answer, BigInteger serial) {
        try {
            OCSPResp read = new OCSPResp(answer);
            if (read.getStatus() != OCSPResp.SUCCESSFUL) {
                return Verdict.refused(unsigned(read.getStatus()));
            }
            return read.getResponseObject() instanceof BasicOCSPResp basic
                    ? judge(basic, serial)
                    : Verdict.refused("malformed");
        } catch (IOException | OCSPException | OperatorCreationException | GeneralSecurityException e) {
            return Verdict.refused("malformed");
        } catch (RuntimeException hostile) {
            // readers of ASN.1 meet hostile bytes with unchecked exceptions too
            return Verdict.refused("malformed");
        }
    }

    private static String unsigned(int status) {
        return switch (status) {
            case OCSPResp.MALFORMED_REQUEST -> "malformed-request";
            case OCSPResp.INTERNAL_ERROR -> "internal-error";
            case OCSPResp.TRY_LATER -> "try-later";
            case OCSPResp.SIG_REQUIRED -> "signature-required";
            case OCSPResp.UNAUTHORIZED -> "unauthorized";
            default -> "malformed";
        };
    }

    private Verdict judge(BasicOCSPResp basic, BigInteger serial)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
        Optional<X509Certificate> signer = signer(basic);
        if (signer.isEmpty()) {
            return Verdict.refused("signature-wrong");
        }
        Optional<String> unfit = unfit(signer.get());
        if (unfit.isPresent()) {
            return Verdict.refused(unfit.get());
        }
        List<SingleResp> ours = Arrays.stream(basic.getResponses())
                .filter(each -> each.getCertID().getSerialNumber().equals(serial) && ofIssuer(each.getCertID()))
                .toList();
        if (ours.isEmpty()) {
            return Verdict.refused("about-another-certificate");
        }
        if (!basic.getCriticalExtensionOIDs().isEmpty()
                || ours.stream()
                        .anyMatch(each -> !each.getCriticalExtensionOIDs().isEmpty())) {
            return Verdict.refused("critical-extension");
        }
        List<Said> said = ours.stream().map(PublishedAnswer::said).distinct().toList();
        if (said.size() != 1) {
            return Verdict.refused("contradicts-itself");
        }
        for (SingleResp each : ours) {
            Optional<String> objection = times(basic.getProducedAt().toInstant(), each);
            if (objection.isPresent()) {
                return new Verdict(
                        objection.get().equals("ends-soon") ? Optional.of(said.getFirst()) : Optional.empty(),
                        objection);
            }
        }
        return new Verdict(Optional.of(said.getFirst()), Optional.empty());
    }

    private Optional<String> times(Instant producedAt, SingleResp each) {
        if (each.getThisUpdate().toInstant().isAfter(producedAt)) {
            return Optional.of("made-before-what-it-says");
        }
        return Window.of(each.getThisUpdate(), each.getNextUpdate())
                .map(window -> window.objection(at, least))
                .orElse(Optional.of("without-next-update"));
    }

    private static Said said(SingleResp each) {
        // the library gives null for the tag "good" and for nothing else
        if (each.getCertStatus() == null) {
            return Said.GOOD;
        }
        return each.getCertStatus() instanceof RevokedStatus ? Said.REVOKED : Said.UNKNOWN;
    }

    private boolean ofIssuer(CertificateID id) {
        try {
            return id.matchesIssuer(new X509CertificateHolder(issuer.getEncoded()), new BcDigestCalculatorProvider());
        } catch (OCSPException | IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** Who signed: the issuer, or an enclosed certificate whose key did. */
    private Optional<X509Certificate> signer(BasicOCSPResp basic)
            throws OperatorCreationException, GeneralSecurityException, OCSPException {
        if (signed(basic, issuer)) {
            return Optional.of(issuer);
        }
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder each : basic.getCerts()) {
            X509Certificate enclosed = converter.getCertificate(each);
            if (signed(basic, enclosed)) {
                return Optional.of(enclosed);
            }
        }
        return Optional.empty();
    }

    private static boolean signed(BasicOCSPResp basic, X509Certificate by) throws OperatorCreationException {
        ContentVerifierProvider verifier = new JcaContentVerifierProviderBuilder().build(by.getPublicKey());
        try {
            return basic.isSignatureValid(verifier);
        } catch (OCSPException e) {
            // by a key of another kind
            return false;
        }
    }

    /** Why {@code signer} may not answer for the issuer (RFC 6960 section 4.2.2.2). */
    private Optional<String> unfit(X509Certificate signer) throws GeneralSecurityException {
        if (signer.equals(issuer)) {
            return Optional.empty();
        }
        try {
            signer.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            return Optional.of("responder-of-another-issuer");
        }
        List<String> purposes = signer.getExtendedKeyUsage();
        if (!signer.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || purposes == null
                || !purposes.contains(OCSP_SIGNING)) {
            return Optional.of("responder-not-delegated");
        }
        if (signer.getNotBefore().toInstant().isAfter(at)
                || signer.getNotAfter().toInstant().isBefore(at)) {
            return Optional.of("responder-ended");
        }
        // without it a verifier would ask for the responder's own status, and so on for ever
        return signer.getExtensionValue("1.3.6.1.5.5.7.48.1.5") == null
                        && signer.getExtensionValue(Extension.cRLDistributionPoints.getId()) == null
                ? Optional.of("responder-status-unknown")
                : Optional.empty();
    }
}
