package org.toroku.pki.jpki.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.toroku.pki.identity.Reasons;

/** The certificate names an accepted policy, and in production none for test cards. */
public record AcceptedPolicy(Set<String> policyOids, boolean testMode) implements Check {
    @Override
    public String id() {
        return "certificate-policy";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 5(1)(ii); RFC 5280 4.2.1.4";
    }

    /** What J-LIS puts into its test cards. */
    private static final String TEST_CARD = "1.2.392.200149.8.5.1.0.20";

    public AcceptedPolicy {
        policyOids = Set.copyOf(policyOids);
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        List<String> named = presented
                .certificate()
                .extension(Extension.certificatePolicies)
                .map(AcceptedPolicy::policies)
                .orElse(List.of());
        if (!testMode && named.contains(TEST_CARD)) {
            return Optional.of(Reasons.TEST_POLICY);
        }
        return named.stream().anyMatch(policyOids::contains)
                ? Optional.empty()
                : Optional.of(Reasons.POLICY_NOT_ACCEPTED);
    }

    private static List<String> policies(Extension extension) {
        return Arrays.stream(CertificatePolicies.getInstance(extension.getParsedValue())
                        .getPolicyInformation())
                .map(policy -> policy.getPolicyIdentifier().getId())
                .toList();
    }
}
