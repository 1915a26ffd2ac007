package org.toroku.pki.status;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * Whether a CRL speaks about a certificate at all (RFC 5280 6.3.3(b)(2)). JPKI publishes one CRL per municipality, so
 * the wrong one would list nobody we ask for and look like "good".
 */
public final class CrlScope {
    private CrlScope() {}

    static boolean covers(X509CRLHolder crl, ParsedCertificate certificate) {
        return covers(
                Optional.ofNullable(crl.getExtension(Extension.issuingDistributionPoint))
                        .map(extension -> IssuingDistributionPoint.getInstance(extension.getParsedValue())),
                certificate
                        .extension(Extension.cRLDistributionPoints)
                        .map(extension -> CRLDistPoint.getInstance(extension.getParsedValue())));
    }

    /**
     * @param list what the CRL says that it is for; empty where it says nothing and so is for all
     * @param certificate where a certificate of a subscriber says that its CRL is
     */
    public static boolean covers(Optional<IssuingDistributionPoint> list, Optional<CRLDistPoint> certificate) {
        if (list.isEmpty()) {
            return true;
        }
        IssuingDistributionPoint scope = list.get();
        if (scope.onlyContainsCACerts()
                || scope.onlyContainsAttributeCerts()
                || scope.isIndirectCRL()
                || scope.getOnlySomeReasons() != null) {
            return false;
        }
        DistributionPointName point = scope.getDistributionPoint();
        if (point == null) {
            return true;
        }
        List<GeneralName> ofCrl = fullNames(point).toList();
        return names(certificate).anyMatch(ofCrl::contains);
    }

    /** Every full name of a place where a certificate says that its CRL is. */
    public static Stream<GeneralName> names(Optional<CRLDistPoint> certificate) {
        return certificate.stream()
                .flatMap(points -> Arrays.stream(points.getDistributionPoints()))
                .map(DistributionPoint::getDistributionPoint)
                .flatMap(name -> Optional.ofNullable(name).stream())
                .flatMap(CrlScope::fullNames);
    }

    /** Names relative to the issuer are not used by JPKI; without a full name nothing matches. */
    public static Stream<GeneralName> fullNames(DistributionPointName point) {
        return point.getType() == DistributionPointName.FULL_NAME
                ? Arrays.stream(GeneralNames.getInstance(point.getName()).getNames())
                : Stream.empty();
    }
}
