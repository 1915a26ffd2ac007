package org.toroku.ca.lint;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

/** What must hold of the signed certificate before it is stored or shown to anybody. */
public final class SignedLint {
    private SignedLint() {}

    /** Kebab-case name of the first broken rule; empty if {@code certificate} is {@code tbs}, properly signed. */
    public static Optional<String> objection(Der certificate, Der tbs, SignatureVerifier issuerKey) {
        try {
            Certificate parsed = Certificate.getInstance(certificate.toByteArray());
            if (!Encoded.of(parsed).equals(certificate)) {
                return Optional.of("certificate-not-der");
            }
            if (!beginsWith(certificate, tbs)) {
                return Optional.of("signed-bytes-differ");
            }
            // RFC 5280 section 4.1.1.2: both fields name the same algorithm.
            if (!parsed.getSignatureAlgorithm()
                            .equals(parsed.getTBSCertificate().getSignature())
                    || !parsed.getSignatureAlgorithm().equals(issuerKey.scheme().identifier())) {
                return Optional.of("signature-algorithm-differs");
            }
            return issuerKey.verifies(tbs.toByteArray(), parsed.getSignature().getOctets())
                    ? Optional.empty()
                    : Optional.of("signature-wrong");
        } catch (RuntimeException malformed) {
            // Bytes of a faulty device; BC reports them by many exception types.
            return Optional.of("certificate-malformed");
        }
    }

    /** Whether the first element of the SEQUENCE is {@code tbs}, byte for byte. */
    private static boolean beginsWith(Der certificate, Der tbs) {
        byte[] whole = certificate.toByteArray();
        // X.690 section 8.1.3: the long form says in its low bits how many octets of length follow.
        int header = (whole[1] & 0x80) == 0 ? 2 : 2 + (whole[1] & 0x7F);
        return Arrays.equals(whole, header, header + tbs.length(), tbs.toByteArray(), 0, tbs.length());
    }
}
