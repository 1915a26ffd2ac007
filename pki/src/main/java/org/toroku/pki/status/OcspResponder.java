package org.toroku.pki.status;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.toroku.pki.Der;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Crypto;
import org.toroku.pki.x509.ParsedCertificate;

/** Who answered, and whether that party may speak for the issuer (RFC 6960 4.2.2.2). */
record OcspResponder(ParsedCertificate certificate, boolean isIssuer) {
    private static final Set<ASN1ObjectIdentifier> PROCESSED =
            Set.of(Extension.keyUsage, Extension.extendedKeyUsage, Extension.basicConstraints);

    /** The issuer itself or the certificate sent along that carries the responder's id; empty where neither fits. */
    static Optional<OcspResponder> of(BasicOCSPResp response, ParsedCertificate issuer) throws java.io.IOException {
        ResponderID id = response.getResponderId().toASN1Primitive();
        if (names(id, issuer)) {
            return Optional.of(new OcspResponder(issuer, true));
        }
        for (var sent : response.getCerts()) {
            Optional<ParsedCertificate> certificate = ParsedCertificate.read(Der.of(sent.getEncoded()));
            if (certificate.isPresent() && names(id, certificate.get())) {
                return Optional.of(new OcspResponder(certificate.get(), false));
            }
        }
        return Optional.empty();
    }

    private static boolean names(ResponderID id, ParsedCertificate certificate) {
        byte[] keyHash = id.getKeyHash();
        return keyHash == null
                ? certificate.subject().equals(id.getName())
                : Arrays.equals(keyHash, KeyHash.sha1(certificate));
    }

    /** Why this party may not answer for {@code issuer} at that time; empty where it may. */
    Optional<String> refusal(ParsedCertificate issuer, AcceptedAlgorithms algorithms, Instant at) {
        if (isIssuer) {
            return Optional.empty();
        }
        // The issuer itself must have delegated: a responder of another CA, or of a look-alike, does not count.
        if (!certificate.issuer().equals(issuer.subject()) || !certificate.isSignedBy(issuer)) {
            return Optional.of(Reasons.OCSP_WRONG_RESPONDER);
        }
        if (algorithms
                .refusal(certificate.holder().getSignatureAlgorithm(), issuer)
                .isPresent()) {
            return Optional.of(Reasons.OCSP_ALGORITHM);
        }
        if (!isDelegated()) {
            return Optional.of(Reasons.OCSP_RESPONDER_NOT_DELEGATED);
        }
        if (!certificate.isValidAt(at)) {
            return Optional.of(Reasons.OCSP_RESPONDER_EXPIRED);
        }
        return PROCESSED.containsAll(certificate.holder().getCriticalExtensionOIDs())
                ? Optional.empty()
                : Optional.of(Reasons.OCSP_CRITICAL_EXTENSION);
    }

    /** anyExtendedKeyUsage is not enough: delegation is explicit. */
    private boolean isDelegated() {
        var extensions = certificate.holder().getExtensions();
        if (extensions == null) {
            return false;
        }
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(extensions);
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        return purposes != null
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && (usage == null || usage.hasUsages(KeyUsage.digitalSignature));
    }

    /** Why the signature over the answer is refused; empty where it verifies with this party's key. */
    Optional<String> signatureRefusal(BasicOCSPResp response, AcceptedAlgorithms algorithms) {
        if (algorithms.refusal(response.getSignatureAlgorithmID(), certificate).isPresent()) {
            return Optional.of(Reasons.OCSP_ALGORITHM);
        }
        try {
            return response.isSignatureValid(Crypto.verifier(certificate.key()))
                    ? Optional.empty()
                    : Optional.of(Reasons.OCSP_SIGNATURE_INVALID);
        } catch (OCSPException unreadable) {
            return Optional.of(Reasons.OCSP_SIGNATURE_INVALID);
        }
    }
}
