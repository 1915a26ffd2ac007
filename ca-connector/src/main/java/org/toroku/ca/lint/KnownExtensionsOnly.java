package org.toroku.ca.lint;

import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** No extension that no rule has looked at; only key usage is critical. */
final class KnownExtensionsOnly implements LintRule {
    private static final Set<ASN1ObjectIdentifier> KNOWN = Set.of(
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.keyUsage,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName,
            Extension.cRLDistributionPoints,
            Extension.authorityInfoAccess);

    @Override
    public String id() {
        return "known-extensions-only";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        Extensions all = draft.tbs().getExtensions();
        // Repeated extensions cannot be here: the parser refuses them.
        return Arrays.stream(all.getExtensionOIDs()).allMatch(KNOWN::contains)
                && Arrays.equals(all.getCriticalExtensionOIDs(), new Object[] {Extension.keyUsage});
    }
}
