package org.toroku.pki.jpki.check;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.toroku.pki.identity.Reasons;

/** Every critical extension is one that this verifier processes. */
public record CriticalExtensions() implements Check {
    @Override
    public String id() {
        return "critical-extensions";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2";
    }

    private static final Set<ASN1ObjectIdentifier> PROCESSED = Set.of(
            Extension.keyUsage,
            Extension.certificatePolicies,
            Extension.basicConstraints,
            Extension.subjectAlternativeName);

    @Override
    public Optional<String> refusal(Presented presented) {
        return PROCESSED.containsAll(presented.certificate().holder().getCriticalExtensionOIDs())
                ? Optional.empty()
                : Optional.of(Reasons.CRITICAL_EXTENSION);
    }
}
