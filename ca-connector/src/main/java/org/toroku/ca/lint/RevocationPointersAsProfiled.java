package org.toroku.ca.lint;

import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Verifiers are told by an http address where revocations are published. */
final class RevocationPointersAsProfiled implements LintRule {
    @Override
    public String id() {
        return "revocation-pointers-as-profiled";
    }

    @Override
    public String clause() {
        return "則6(11); RFC 5280 4.2.1.13";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        String list = draft.profile().crl().of(draft.tbs().getSerialNumber().getValue());
        return list.matches("https?://.+")
                && draft.extension(Extension.cRLDistributionPoints)
                        .map(e -> CRLDistPoint.getInstance(e.getParsedValue()).getDistributionPoints())
                        .filter(points -> points.length == 1
                                && GeneralNames.getInstance(
                                                points[0].getDistributionPoint().getName())
                                        .getNames()[0]
                                        .getName()
                                        .toString()
                                        .equals(list))
                        .isPresent();
    }
}
