package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;

/** Fermat's method does not split the modulus within 100 rounds: its primes are not close to each other. */
record RsaFermat() implements RsaCheck {
    private static final int ROUNDS = 100;

    /** 16 · 9 · 5 · 7 · 11 · 13: about one number in ninety leaves the remainder of a square. */
    private static final BigInteger SIEVE = BigInteger.valueOf(720_720);

    private static final BitSet REMAINDERS_OF_SQUARES = remaindersOfSquares();

    @Override
    public String id() {
        return "key-rsa-fermat";
    }

    @Override
    public String clause() {
        return "FIPS 186-5 A.1.3; CA/B Forum BR 6.1.1.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        BigInteger modulus = key.modulus();
        BigInteger a = ceilingOfRoot(modulus);
        for (int round = 0; round < ROUNDS; round++) {
            if (isSquare(a.multiply(a).subtract(modulus))) {
                return Objection.to(KeyFlaw.RSA_FERMAT);
            }
            a = a.add(BigInteger.ONE);
        }
        return Objection.none();
    }

    private static BigInteger ceilingOfRoot(BigInteger number) {
        BigInteger[] root = number.sqrtAndRemainder();
        return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    }

    /** Squares leave few remainders, so that the costly root is rarely taken. */
    private static boolean isSquare(BigInteger number) {
        return REMAINDERS_OF_SQUARES.get(number.mod(SIEVE).intValueExact())
                && number.sqrtAndRemainder()[1].signum() == 0;
    }

    private static BitSet remaindersOfSquares() {
        int sieve = SIEVE.intValueExact();
        BitSet remainders = new BitSet(sieve);
        for (long root = 0; root < sieve; root++) {
            remainders.set((int) (root * root % sieve));
        }
        return remainders;
    }
}
