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
final class CrlScope {
    private CrlScope() {}

    static boolean covers(X509CRLHolder crl, ParsedCertificate certificate) {
        Extension extension = crl.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return true;
        }
        IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(extension.getParsedValue());
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
        return ofCertificate(certificate).anyMatch(ofCrl::contains);
    }

    private static Stream<GeneralName> ofCertificate(ParsedCertificate certificate) {
        return certificate.extension(Extension.cRLDistributionPoints).stream()
                .flatMap(extension -> Arrays.stream(
                        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()))
                .map(DistributionPoint::getDistributionPoint)
                .flatMap(name -> Optional.ofNullable(name).stream())
                .flatMap(CrlScope::fullNames);
    }

    /** Names relative to the issuer are not used by JPKI; without a full name nothing matches. */
    private static Stream<GeneralName> fullNames(DistributionPointName point) {
        return point.getType() == DistributionPointName.FULL_NAME
                ? Arrays.stream(GeneralNames.getInstance(point.getName()).getNames())
                : Stream.empty();
    }
}
