package org.toroku.ca.lint;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** There is a policy, and none is named twice; also where the profile says otherwise. */
final class PoliciesPresent implements LintRule {
    @Override
    public String id() {
        return "policies-present";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.4; ETSI EN 319 412-2 4.3.3";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.certificatePolicies)
                .map(e -> CertificatePolicies.getInstance(e.getParsedValue()).getPolicyInformation())
                .filter(policies -> policies.length > 0
                        && Arrays.stream(policies)
                                        .map(policy ->
                                                policy.getPolicyIdentifier().getId())
                                        .distinct()
                                        .count()
                                == policies.length)
                .isPresent();
    }
}
