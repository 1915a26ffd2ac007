package org.toroku.testkit.pki;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to put on a new test card.
 *
 * @param name file name of the card, lower-case letters, digits and hyphens
 * @param holder the person
 * @param key kind of key
 * @param validity dates of the certificate
 * @param policy certificate policy
 * @param defects what shall be wrong with it
 */
public record CardRequest(
        String name, Holder holder, CardKey key, CardValidity validity, String policy, Set<CardDefect> defects) {

    /** Refuses names that would leave the card folder. */
    public CardRequest {
        if (!isName(name)) {
            throw new IllegalArgumentException("a card name has lower-case letters, digits and hyphens only");
        }
        defects = Set.copyOf(defects);
    }

    /** A sound RSA card with the test policy, issued at {@code issued}, valid until the fifth birthday after it. */
    public static CardRequest of(String name, Holder holder, Instant issued) {
        return new CardRequest(
                name,
                holder,
                CardKey.RSA_2048,
                CardValidity.fifthBirthdayAfter(issued, holder),
                JpkiTestNames.TEST_CARD_POLICY,
                Set.of());
    }

    /** The same with another kind of key. */
    public CardRequest with(CardKey other) {
        return new CardRequest(name, holder, other, validity, policy, defects);
    }

    /** The same with other dates. */
    public CardRequest with(CardValidity other) {
        return new CardRequest(name, holder, key, other, policy, defects);
    }

    /** The same with another certificate policy. */
    public CardRequest withPolicy(String other) {
        return new CardRequest(name, holder, key, validity, other, defects);
    }

    /** The same with one more defect. */
    public CardRequest with(CardDefect defect) {
        EnumSet<CardDefect> more = EnumSet.of(defect);
        more.addAll(defects);
        return new CardRequest(name, holder, key, validity, policy, more);
    }

    static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,62}");
    }

    boolean has(CardDefect defect) {
        return defects.contains(defect);
    }
}
