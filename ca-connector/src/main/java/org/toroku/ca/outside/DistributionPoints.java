package org.toroku.ca.outside;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.cert.X509Extension;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.toroku.pki.status.CrlScope;

/** Where certificates say that their list is, and what lists say that they are for (RFC 5280 sections 4.2.1.13, 5.2.5). */
final class DistributionPoints {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private DistributionPoints() {}

    /** @throws IllegalArgumentException where it cannot be read */
    static Optional<CRLDistPoint> of(X509Certificate certificate) {
        return parsed(certificate, Extension.cRLDistributionPoints.getId()).map(CRLDistPoint::getInstance);
    }

    /** @throws IllegalArgumentException where it cannot be read */
    static Optional<IssuingDistributionPoint> scope(X509Extension list) {
        return parsed(list, Extension.issuingDistributionPoint.getId()).map(IssuingDistributionPoint::getInstance);
    }

    private static Optional<ASN1Encodable> parsed(X509Extension of, String extension) {
        byte[] value = of.getExtensionValue(extension);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ASN1Primitive.fromByteArray(
                    ASN1OctetString.getInstance(value).getOctets()));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("extension " + extension + " is not readable", e);
        }
    }

    /** File name of the list that a certificate names; the whole list's where it names none, empty where it is no file. */
    static Optional<String> file(X509Certificate certificate) {
        try {
            Optional<CRLDistPoint> points = of(certificate);
            return points.isEmpty()
                    ? Optional.of(FetchedLists.WHOLE)
                    : files(CrlScope.names(points)).findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Last parts of addresses, which stay what they are where a mirror stands under another host. */
    static Stream<String> files(Stream<GeneralName> names) {
        return names.filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(name -> name.getName().toString())
                .flatMap(DistributionPoints::file);
    }

    private static Stream<String> file(String address) {
        try {
            String path = Optional.ofNullable(URI.create(address).getPath()).orElse("");
            String last = path.substring(path.lastIndexOf('/') + 1);
            return FILE.matcher(last).matches() ? Stream.of(last) : Stream.empty();
        } catch (IllegalArgumentException noAddress) {
            return Stream.empty();
        }
    }
}
