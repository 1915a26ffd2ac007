package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;

/** Fermat's method does not split the modulus within 100 rounds: its primes are not close to each other. */
record RsaFermat() implements RsaCheck {
    private static final int ROUNDS = 100;

    /** 16 · 9 · 5 · 7 · 11 · 13: about one number in ninety leaves the remainder of a square. */
    private static final long SIEVE = 720_720;

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
        BigInteger first = ceilingOfRoot(modulus);
        long firstRemainder = remainder(first);
        long modulusRemainder = remainder(modulus);
        for (int round = 0; round < ROUNDS; round++) {
            // Squares leave few remainders, so that long numbers are rarely touched.
            long a = firstRemainder + round;
            if (REMAINDERS_OF_SQUARES.get((int) Math.floorMod(a * a - modulusRemainder, SIEVE))
                    && isSquare(first.add(BigInteger.valueOf(round)).pow(2).subtract(modulus))) {
                return Objection.to(KeyFlaw.RSA_FERMAT);
            }
        }
        return Objection.none();
    }

    private static long remainder(BigInteger number) {
        return number.mod(BigInteger.valueOf(SIEVE)).longValueExact();
    }

    private static boolean isSquare(BigInteger number) {
        return number.sqrtAndRemainder()[1].signum() == 0;
    }

    private static BigInteger ceilingOfRoot(BigInteger number) {
        BigInteger[] root = number.sqrtAndRemainder();
        return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    }

    private static BitSet remaindersOfSquares() {
        BitSet remainders = new BitSet((int) SIEVE);
        for (long root = 0; root < SIEVE; root++) {
            remainders.set((int) (root * root % SIEVE));
        }
        return remainders;
    }
}
