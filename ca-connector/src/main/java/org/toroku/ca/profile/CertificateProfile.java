package org.toroku.ca.profile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.toroku.pki.Der;

/**
 * What certificates of one kind look like. Data, because the law may change it (則2, 則6).
 *
 * @param accredited whether its certificates belong to the accredited service; with a kind of key outside 則2 they do not
 * @param validity from the first to the last second, both included
 * @param subjectKeys kinds of public key that may be certified
 * @param caMadeKey kind of key the CA makes where the applicant brings none; empty where it makes none
 * @param keyUsage bits to assert, the only ones
 * @param policies certificate policy OIDs, dotted
 * @param crl CRL distribution points
 * @param caIssuers where the CA certificate is published
 * @param ocsp responder, empty for none
 * @param requiredAttributes subject attributes that must be there
 * @param allowedAttributes subject attributes that may be there
 * @param cps what the operator's own certification practice statement asks beyond that
 */
public record CertificateProfile(
        String id,
        boolean accredited,
        Period validity,
        Set<CertifiedKind> subjectKeys,
        Optional<SubjectKeyKind> caMadeKey,
        Set<KeyUsageBit> keyUsage,
        List<String> policies,
        CrlAddress crl,
        String caIssuers,
        Optional<String> ocsp,
        Set<SubjectAttribute> requiredAttributes,
        Set<SubjectAttribute> allowedAttributes,
        List<CpsRule> cps) {
    /** @throws IllegalArgumentException where the parts contradict each other or 則2 */
    public CertificateProfile {
        subjectKeys = Set.copyOf(subjectKeys);
        keyUsage = Set.copyOf(keyUsage);
        policies = List.copyOf(policies);
        requiredAttributes = Set.copyOf(requiredAttributes);
        allowedAttributes = Set.copyOf(allowedAttributes);
        cps = List.copyOf(cps);
        if (!allowedAttributes.containsAll(requiredAttributes)) {
            throw new IllegalArgumentException("profile " + id + " contradicts itself");
        }
        // a key that the CA makes is of a kind that no day ends: it is made whenever an order comes
        Set<CertifiedKind> kinds = subjectKeys;
        caMadeKey.ifPresent(kind -> {
            if (!kind.makeable() || !kinds.contains(new CertifiedKind(kind, org.toroku.pki.keys.Period.always()))) {
                throw new IllegalArgumentException("profile " + id + " names a key that the CA cannot make");
            }
        });
        if (accredited && !subjectKeys.stream().allMatch(each -> each.kind().accreditable())) {
            throw new IllegalArgumentException("profile " + id + " is accredited with keys outside of 則2");
        }
    }

    /** Kebab-case reason why a key of {@code kind} is not certified on {@code day}; empty if it is. */
    public Optional<String> objection(SubjectKeyKind kind, LocalDate day) {
        List<org.toroku.pki.keys.Period> periods = subjectKeys.stream()
                .filter(each -> each.kind() == kind)
                .map(CertifiedKind::period)
                .toList();
        if (periods.stream().anyMatch(period -> period.contains(day))) {
            return Optional.empty();
        }
        if (periods.isEmpty()) {
            return Optional.of("key-kind-not-allowed");
        }
        boolean ended = periods.stream()
                .anyMatch(period -> period.until().filter(day::isAfter).isPresent());
        return Optional.of(ended ? "key-kind-ended" : "key-kind-not-yet");
    }

    /** Hex SHA-256 of {@link #canonical}. */
    public String sha256() {
        return Der.of(canonical().getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    /** Every part of the profile in a fixed order, a line {@code name=value} each; sets are sorted. */
    public String canonical() {
        String canonical = String.join(
                "\n",
                "id=" + id,
                "validity=" + validity,
                "subjectKeys=" + new TreeSet<>(subjectKeys),
                "caMadeKey=" + caMadeKey.map(SubjectKeyKind::name).orElse(""),
                "keyUsage=" + new TreeSet<>(keyUsage),
                "policies=" + policies,
                "crl=" + crl,
                "caIssuers=" + caIssuers,
                "ocsp=" + ocsp.orElse(""),
                "requiredAttributes=" + new TreeSet<>(requiredAttributes),
                "allowedAttributes=" + new TreeSet<>(allowedAttributes));
        // said only where it is not so: the hashes of accredited profiles stay what open approvals are bound to
        String whole = accredited ? canonical : canonical + "\naccredited=false";
        StringBuilder all = new StringBuilder(whole);
        // a line each: no rule can be read as two
        for (int i = 0; i < cps.size(); i++) {
            all.append("\ncps.").append(i + 1).append('=').append(cps.get(i));
        }
        return all.toString();
    }
}
