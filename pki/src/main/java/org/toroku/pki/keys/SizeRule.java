package org.toroku.pki.keys;

/**
 * Smallest and largest key of one family.
 *
 * @param minimumBits of the modulus or of the curve's field
 * @param maximumBits because a long key costs every verifier, and a hostile one can be very long
 * @param clause what demands the minimum
 */
public record SizeRule(KeyFamily family, int minimumBits, int maximumBits, Period period, String clause) {
    /** @throws IllegalArgumentException where no size could satisfy the rule */
    public SizeRule {
        if (minimumBits < 1 || maximumBits < minimumBits) {
            throw new IllegalArgumentException("no key has " + minimumBits + " to " + maximumBits + " bits");
        }
    }
}
