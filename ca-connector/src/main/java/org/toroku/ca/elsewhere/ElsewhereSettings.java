package org.toroku.ca.elsewhere;

import java.time.Duration;
import java.util.Set;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/**
 * What is issued elsewhere, and what is believed of it.
 *
 * @param protocol in lower case, for the reasons of refusals
 * @param caCertificate the CA that signs subscribers' certificates, the only one
 * @param contributed addresses that it writes into certificates of its own accord
 * @param deadline until the last byte of an answer is there
 * @param patience how long an order may stay undecided before an operator is called
 * @param orderKeys SubjectPublicKeyInfos of the RA order keys that are trusted, no others
 * @param profiles what certificates must look like that come back
 * @param ruleSets by which an automaton may approve
 */
public record ElsewhereSettings(
        String protocol,
        Der caCertificate,
        Contributed contributed,
        Duration deadline,
        Duration patience,
        Set<Der> orderKeys,
        Profiles profiles,
        RuleSets ruleSets) {
    public ElsewhereSettings {
        orderKeys = Set.copyOf(orderKeys);
        if (!deadline.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException("deadline and patience of " + protocol + " are not positive");
        }
    }
}
