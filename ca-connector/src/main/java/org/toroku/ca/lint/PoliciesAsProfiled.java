package org.toroku.ca.lint;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** The policies are the profile's, so that nobody takes the certificate for another business's. */
final class PoliciesAsProfiled implements LintRule {
    @Override
    public String id() {
        return "policies-as-profiled";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.4; 則6(7)";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.certificatePolicies)
                .map(e -> CertificatePolicies.getInstance(e.getParsedValue()).getPolicyInformation())
                .map(policies -> Arrays.stream(policies)
                        .map(p -> p.getPolicyIdentifier().getId())
                        .toList())
                .filter(draft.profile().policies()::equals)
                .isPresent();
    }
}
