package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * The public exponent is odd and within bounds: small ones turn mistakes of padding into forgeries, large ones serve only
 * to make verifying slow.
 */
record RsaExponent(Optional<ExponentRule> rule) implements RsaCheck {
    @Override
    public String id() {
        return "key-rsa-exponent";
    }

    @Override
    public String clause() {
        return rule.map(ExponentRule::clause).orElse(ExponentRule.FIPS_186_5);
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        if (rule.isEmpty()) {
            return Objection.to(KeyFlaw.NO_RULE);
        }
        BigInteger exponent = key.exponent();
        return exponent.testBit(0)
                        && exponent.compareTo(rule.get().minimum()) >= 0
                        && exponent.compareTo(rule.get().maximum()) <= 0
                ? Objection.none()
                : Objection.to(
                        KeyFlaw.RSA_EXPONENT,
                        Map.of(
                                "exponent-bits", Integer.toString(exponent.bitLength()),
                                "minimum", rule.get().minimum().toString(),
                                "maximum-bits",
                                        Integer.toString(rule.get().maximum().bitLength())));
    }
}
