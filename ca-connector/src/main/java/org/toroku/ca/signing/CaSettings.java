package org.toroku.ca.signing;

import java.util.Set;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/**
 * What a signing CA is set up with.
 *
 * @param token the CA's token; its deadline bounds every call
 * @param caCertificate its public key is the one that the token must hold
 * @param caKey alias of the issuer's key
 * @param wrapKey alias of the AES key that wraps subscriber keys
 * @param responderKey SubjectPublicKeyInfo of the key {@link DemoKeys#RESPONDER_KEY}, which signs answers about status
 * @param orderKeys SubjectPublicKeyInfos of the RA order keys that are trusted, no others
 * @param profiles certificate profiles
 * @param ruleSets by which an automaton may approve
 */
public record CaSettings(
        TokenSettings token,
        Der caCertificate,
        String caKey,
        String wrapKey,
        Der responderKey,
        Set<Der> orderKeys,
        Profiles profiles,
        RuleSets ruleSets) {
    public CaSettings {
        orderKeys = Set.copyOf(orderKeys);
    }

    /** The demonstration CA: the ceremony's keys; automatic approvals by {@code ruleSets}. */
    public static CaSettings of(DemoKeys keys, Profiles profiles, RuleSets ruleSets) {
        return new CaSettings(
                keys.caToken(),
                keys.caCertificate(),
                DemoKeys.CA_KEY,
                DemoKeys.SUBSCRIBER_WRAP,
                keys.responderKey(),
                Set.of(keys.orderKey()),
                profiles,
                ruleSets);
    }
}
