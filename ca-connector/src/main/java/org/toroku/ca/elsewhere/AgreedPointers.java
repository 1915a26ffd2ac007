package org.toroku.ca.elsewhere;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Whether a certificate points to nothing but what its CA is known to publish (RFC 5280 sections 4.2.1.13 and 4.2.2.1). */
final class AgreedPointers {
    /** What it judges; nobody else has to. */
    static final Set<ASN1ObjectIdentifier> JUDGED =
            Set.of(Extension.cRLDistributionPoints, Extension.authorityInfoAccess);

    private final Contributed agreed;

    AgreedPointers(Contributed agreed) {
        this.agreed = agreed;
    }

    /** @throws IllegalArgumentException for a structure that is none */
    boolean holdIn(Extensions extensions) {
        return lists(Optional.ofNullable(extensions.getExtension(Extension.cRLDistributionPoints)))
                && access(Optional.ofNullable(extensions.getExtension(Extension.authorityInfoAccess)));
    }

    private boolean lists(Optional<Extension> extension) {
        if (extension.isEmpty() || extension.get().isCritical()) {
            return false;
        }
        CRLDistPoint lists = CRLDistPoint.getInstance(extension.get().getParsedValue());
        DistributionPoint[] points = lists.getDistributionPoints();
        return same(extension.get(), lists)
                && points.length > 0
                && Arrays.stream(points).allMatch(this::listed);
    }

    /** A list of all reasons, by the CA itself, under addresses that are agreed. */
    private boolean listed(DistributionPoint point) {
        DistributionPointName name = point.getDistributionPoint();
        if (point.getReasons() != null
                || point.getCRLIssuer() != null
                || name == null
                || name.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        GeneralName[] names = GeneralNames.getInstance(name.getName()).getNames();
        return names.length > 0 && Arrays.stream(names).allMatch(each -> isOneOf(agreed.crls(), each));
    }

    private boolean access(Optional<Extension> extension) {
        if (agreed.ocsp().isEmpty() && agreed.caIssuers().isEmpty()) {
            return extension.isEmpty();
        }
        if (extension.isEmpty() || extension.get().isCritical()) {
            return false;
        }
        AuthorityInformationAccess access =
                AuthorityInformationAccess.getInstance(extension.get().getParsedValue());
        List<AccessDescription> all = List.of(access.getAccessDescriptions());
        return same(extension.get(), access)
                && all.stream().allMatch(each -> isOneOf(of(each.getAccessMethod()), each.getAccessLocation()))
                && named(all, AccessDescription.id_ad_ocsp)
                && named(all, AccessDescription.id_ad_caIssuers);
    }

    private boolean named(List<AccessDescription> all, ASN1ObjectIdentifier method) {
        return of(method).isEmpty()
                || all.stream().anyMatch(each -> each.getAccessMethod().equals(method));
    }

    private Set<String> of(ASN1ObjectIdentifier method) {
        if (method.equals(AccessDescription.id_ad_ocsp)) {
            return agreed.ocsp();
        }
        return method.equals(AccessDescription.id_ad_caIssuers) ? agreed.caIssuers() : Set.of();
    }

    private static boolean isOneOf(Set<String> addresses, GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                && addresses.contains(name.getName().toString());
    }

    /** Whether all that stands there was read. */
    private static boolean same(Extension extension, ASN1Object read) {
        try {
            return Arrays.equals(extension.getExtnValue().getOctets(), read.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }
}
