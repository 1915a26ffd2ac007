package org.toroku.ca.cmp;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** What certificates say about where their status and their issuer are found. */
final class Pointers {
    private Pointers() {}

    static AuthorityInformationAccess access(AccessDescription... addresses) {
        return new AuthorityInformationAccess(addresses);
    }

    static AccessDescription ocsp(String uri) {
        return new AccessDescription(AccessDescription.id_ad_ocsp, uri(uri));
    }

    static AccessDescription issuer(String uri) {
        return new AccessDescription(AccessDescription.id_ad_caIssuers, uri(uri));
    }

    static CRLDistPoint lists(DistributionPoint... points) {
        return new CRLDistPoint(points);
    }

    static DistributionPoint list(String... uris) {
        return new DistributionPoint(names(uris), null, null);
    }

    static DistributionPointName names(String... uris) {
        return new DistributionPointName(
                new GeneralNames(Arrays.stream(uris).map(Pointers::uri).toArray(GeneralName[]::new)));
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}
