package org.toroku.ca.lint;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Verifiers are told by http addresses where the certificate of the CA is and, where the profile has a responder, who answers about
 * status: these and no others, in any order.
 */
final class AccessInformationAsProfiled implements LintRule {
    private record Access(ASN1ObjectIdentifier method, String address) {}

    @Override
    public String id() {
        return "access-information-as-profiled";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.2.1; ETSI EN 319 412-2 4.4.1";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        List<Access> expected = new ArrayList<>();
        expected.add(
                new Access(AccessDescription.id_ad_caIssuers, draft.profile().caIssuers()));
        draft.profile().ocsp().ifPresent(ocsp -> expected.add(new Access(AccessDescription.id_ad_ocsp, ocsp)));
        List<Access> said = draft
                .extension(Extension.authorityInfoAccess)
                .map(e -> AuthorityInformationAccess.getInstance(e.getParsedValue())
                        .getAccessDescriptions())
                .stream()
                .flatMap(java.util.Arrays::stream)
                .map(each -> new Access(each.getAccessMethod(), uri(each.getAccessLocation())))
                .toList();
        return said.size() == expected.size()
                && said.containsAll(expected)
                && said.stream().allMatch(each -> each.address().matches("https?://.+"));
    }

    private static String uri(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? name.getName().toString()
                : "";
    }
}
