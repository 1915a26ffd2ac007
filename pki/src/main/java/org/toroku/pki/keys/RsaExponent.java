package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.Optional;
import org.toroku.pki.identity.Reasons;

/** The public exponent is odd and between 2^16 + 1 and 2^256. */
record RsaExponent() implements RsaCheck {
    private static final BigInteger SMALLEST = BigInteger.valueOf(65537);

    @Override
    public String id() {
        return "key-rsa-exponent";
    }

    @Override
    public String clause() {
        return "FIPS 186-5 A.1.1";
    }

    @Override
    public Optional<String> refusal(RsaNumbers key) {
        BigInteger exponent = key.exponent();
        return exponent.testBit(0) && exponent.compareTo(SMALLEST) >= 0 && exponent.bitLength() <= 256
                ? Optional.empty()
                : Optional.of(Reasons.KEY_RSA_EXPONENT);
    }
}
