package org.toroku.ca.cmp;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.elsewhere.Contributed;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/**
 * How the other CA is reached, and what is issued there.
 *
 * @param address of its CMP endpoint, http or https
 * @param caCertificate the CA that signs subscribers' certificates, the only one
 * @param contributed addresses that it writes into certificates of its own accord
 * @param deadline until the last byte of an answer is there
 * @param patience how long an order may stay undecided before an operator is called
 * @param orderKeys SubjectPublicKeyInfos of the RA order keys that are trusted, no others
 * @param profiles what certificates must look like that come back
 * @param ruleSets by which an automaton may approve
 */
public record CmpSettings(
        URI address,
        Der caCertificate,
        Contributed contributed,
        Duration deadline,
        Duration patience,
        Set<Der> orderKeys,
        Profiles profiles,
        RuleSets ruleSets) {
    public CmpSettings {
        orderKeys = Set.copyOf(orderKeys);
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException("not an http address: " + address);
        }
    }
}
