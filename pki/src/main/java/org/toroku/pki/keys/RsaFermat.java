package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.Optional;
import org.toroku.pki.identity.Reasons;

/** Fermat's method does not split the modulus within 100 rounds: its primes are not close to each other. */
record RsaFermat() implements RsaCheck {
    private static final int ROUNDS = 100;

    @Override
    public String id() {
        return "key-rsa-fermat";
    }

    @Override
    public String clause() {
        return "FIPS 186-5 A.1.3; CA/B Forum BR 6.1.1.3";
    }

    @Override
    public Optional<String> refusal(RsaNumbers key) {
        BigInteger modulus = key.modulus();
        BigInteger a = ceilingOfRoot(modulus);
        for (int round = 0; round < ROUNDS; round++) {
            if (isSquare(a.multiply(a).subtract(modulus))) {
                return Optional.of(Reasons.KEY_RSA_FERMAT);
            }
            a = a.add(BigInteger.ONE);
        }
        return Optional.empty();
    }

    private static BigInteger ceilingOfRoot(BigInteger number) {
        BigInteger[] root = number.sqrtAndRemainder();
        return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    }

    /** Squares end in few patterns of bits, so that the costly root is rarely taken. */
    private static boolean isSquare(BigInteger number) {
        return switch (number.intValue() & 15) {
            case 0, 1, 4, 9 -> number.sqrtAndRemainder()[1].signum() == 0;
            default -> false;
        };
    }
}
