package org.toroku.ca.profile;

import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.toroku.pki.Der;

/**
 * What certificates of one kind look like. Data, because the law may change it (則2, 則6).
 *
 * @param validity from the first to the last second, both included
 * @param subjectKeys kinds of public key that may be certified
 * @param caMadeKey kind of key the CA makes where the applicant brings none
 * @param keyUsage bits to assert, the only ones
 * @param policies certificate policy OIDs, dotted
 * @param crl CRL distribution point
 * @param caIssuers where the CA certificate is published
 * @param ocsp responder, empty for none
 * @param requiredAttributes subject attributes that must be there
 * @param allowedAttributes subject attributes that may be there
 */
public record CertificateProfile(
        String id,
        Period validity,
        Set<SubjectKeyKind> subjectKeys,
        SubjectKeyKind caMadeKey,
        Set<KeyUsageBit> keyUsage,
        List<String> policies,
        String crl,
        String caIssuers,
        Optional<String> ocsp,
        Set<SubjectAttribute> requiredAttributes,
        Set<SubjectAttribute> allowedAttributes) {
    public CertificateProfile {
        subjectKeys = Set.copyOf(subjectKeys);
        keyUsage = Set.copyOf(keyUsage);
        policies = List.copyOf(policies);
        requiredAttributes = Set.copyOf(requiredAttributes);
        allowedAttributes = Set.copyOf(allowedAttributes);
        if (!subjectKeys.contains(caMadeKey) || !allowedAttributes.containsAll(requiredAttributes)) {
            throw new IllegalArgumentException("profile " + id + " contradicts itself");
        }
    }

    /** Hex SHA-256 over every part of the profile in a fixed order; sets are sorted. */
    public String sha256() {
        String canonical = String.join(
                "\n",
                "id=" + id,
                "validity=" + validity,
                "subjectKeys=" + new TreeSet<>(subjectKeys),
                "caMadeKey=" + caMadeKey,
                "keyUsage=" + new TreeSet<>(keyUsage),
                "policies=" + policies,
                "crl=" + crl,
                "caIssuers=" + caIssuers,
                "ocsp=" + ocsp.orElse(""),
                "requiredAttributes=" + new TreeSet<>(requiredAttributes),
                "allowedAttributes=" + new TreeSet<>(allowedAttributes));
        return Der.of(canonical.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }
}
