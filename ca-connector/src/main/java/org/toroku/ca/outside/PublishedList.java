package org.toroku.ca.outside;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** A CRL as a verifier reads it (RFC 5280 section 6.3.3). */
record PublishedList(X509CRL list) {
    static Optional<PublishedList> read(byte[] bytes) {
        try {
            X509CRL list =
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
            return Optional.of(new PublishedList(list));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Why nobody should rely on it; a list that is good but ends soon is objected to as well. */
    Optional<String> objection(X509Certificate issuer, Instant at, Optional<Duration> least) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return Optional.of("of-another-issuer");
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[6]) {
            return Optional.of("issuer-may-not-sign-lists");
        }
        try {
            list.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            return Optional.of("signature-wrong");
        }
        if (list.hasUnsupportedCriticalExtension()) {
            return Optional.of("critical-extension");
        }
        if (number().isEmpty()) {
            return Optional.of("number-missing");
        }
        return Window.of(list.getThisUpdate(), list.getNextUpdate())
                .map(window -> window.objection(at, least))
                .orElse(Optional.of("without-next-update"));
    }

    /** RFC 5280 section 5.2.3. */
    Optional<BigInteger> number() {
        byte[] value = list.getExtensionValue(Extension.cRLNumber.getId());
        return value == null
                ? Optional.empty()
                : Optional.of(ASN1Integer.getInstance(
                                ASN1OctetString.getInstance(value).getOctets())
                        .getPositiveValue());
    }

    boolean revokes(BigInteger serial) {
        return list.getRevokedCertificate(serial) != null;
    }
}
