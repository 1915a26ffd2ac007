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
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.toroku.pki.status.CrlScope;

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

    /**
     * Why nobody should rely on it; a list that is good but ends soon is objected to as well.
     *
     * @param file what it was fetched as
     */
    Optional<String> objection(X509Certificate issuer, String file, Instant at, Optional<Duration> least) {
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
        Optional<String> part = part(file);
        if (part.isPresent()) {
            return part;
        }
        if (number().isEmpty()) {
            return Optional.of("number-missing");
        }
        return Window.of(list.getThisUpdate(), list.getNextUpdate())
                .map(window -> window.objection(at, least))
                .orElse(Optional.of("without-next-update"));
    }

    /** A list of some certificates, signed as well as any, says by its silence nothing about the others. */
    private Optional<String> part(String file) {
        if (list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
            return Optional.of("changes-only");
        }
        try {
            Optional<IssuingDistributionPoint> scope = DistributionPoints.scope(list);
            if (!CrlScope.covers(scope.map(PublishedList::withoutPlace), Optional.empty())) {
                return Optional.of("for-some-certificates-only");
            }
            return scope.map(IssuingDistributionPoint::getDistributionPoint)
                            .filter(place -> DistributionPoints.files(CrlScope.fullNames(place))
                                    .noneMatch(file::equals))
                            .isPresent()
                    ? Optional.of("of-another-place")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("malformed");
        }
    }

    private static IssuingDistributionPoint withoutPlace(IssuingDistributionPoint scope) {
        return new IssuingDistributionPoint(
                null,
                scope.onlyContainsUserCerts(),
                scope.onlyContainsCACerts(),
                scope.getOnlySomeReasons(),
                scope.isIndirectCRL(),
                scope.onlyContainsAttributeCerts());
    }

    /** Whether its silence says anything about {@code certificate} (RFC 5280 section 6.3.3(b)(2)). */
    boolean covers(X509Certificate certificate) {
        try {
            return CrlScope.covers(DistributionPoints.scope(list), DistributionPoints.of(certificate));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
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
