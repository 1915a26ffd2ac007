package org.toroku.pki.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.pki.Der;

/**
 * What the operator trusts and accepts; configuration, because the law and the card change.
 *
 * @param anchors pinned signing CA certificates, all generations
 * @param policyOids accepted certificate policies
 * @param testMode false refuses anchors with TEST in their name and the J-LIS test policy
 * @param algorithms accepted signature algorithm and key rules, e.g. {@code SHA256withRSA/2048}, {@code SHA384withECDSA/384}
 * @param ocsp responder address
 * @param crl CRL address used where OCSP gives no verifiable answer; empty where policy forbids the fallback
 * @param freshness oldest thisUpdate accepted for an OCSP answer
 * @param crlFreshness oldest thisUpdate accepted for a CRL
 * @param timeout for one HTTP exchange, whole
 * @param maxResponseBytes larger bodies are cut off and refused
 */
public record IdentityPolicy(
        List<Der> anchors,
        Set<String> policyOids,
        boolean testMode,
        Set<String> algorithms,
        URI ocsp,
        Optional<URI> crl,
        Duration freshness,
        Duration crlFreshness,
        Duration timeout,
        int maxResponseBytes) {
    public IdentityPolicy {
        anchors = List.copyOf(anchors);
        policyOids = Set.copyOf(policyOids);
        algorithms = Set.copyOf(algorithms);
    }
}
