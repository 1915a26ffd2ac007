package org.toroku.pki.keys;

import java.math.BigInteger;

/** Smallest and largest public exponent of RSA keys, both accepted. That it is odd needs no rule. */
public record ExponentRule(BigInteger minimum, BigInteger maximum, Period period, String clause) {
    static final String FIPS_186_5 = "FIPS 186-5 A.1.1";

    /** @throws IllegalArgumentException where no exponent could satisfy the rule, or 1 would */
    public ExponentRule {
        if (minimum.compareTo(BigInteger.TWO) <= 0 || maximum.compareTo(minimum) < 0) {
            throw new IllegalArgumentException("exponents from " + minimum + " to " + maximum);
        }
    }

    /** 2^16 &lt; e &lt; 2^256. */
    public static ExponentRule fips(Period period) {
        return new ExponentRule(BigInteger.valueOf(65537), BigInteger.ONE.shiftLeft(256), period, FIPS_186_5);
    }
}
