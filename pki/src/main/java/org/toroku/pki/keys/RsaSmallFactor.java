package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;

/** The modulus has no prime factor below 752. */
record RsaSmallFactor() implements RsaCheck {
    private static final int BOUND = 752;

    private static final BigInteger SMALL_PRIMES = IntStream.range(2, BOUND)
            .mapToObj(BigInteger::valueOf)
            .filter(number -> number.isProbablePrime(64))
            .reduce(BigInteger.ONE, BigInteger::multiply);

    @Override
    public String id() {
        return "key-rsa-small-factor";
    }

    @Override
    public String clause() {
        return "NIST SP 800-89 5.3.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        return key.modulus().gcd(SMALL_PRIMES).equals(BigInteger.ONE)
                ? Objection.none()
                : Objection.to(KeyFlaw.RSA_SMALL_FACTOR);
    }
}
