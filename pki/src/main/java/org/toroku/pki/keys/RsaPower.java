package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The modulus is no power of a whole number: whoever takes the root has the factors (NIST SP 800-89 5.3.3 d). Every
 * prime power up to the length of the modulus is tried; residues modulo small primes rule nearly all of them out before
 * a root is taken.
 */
record RsaPower() implements RsaCheck {
    /** No root below this one need be sought: {@link RsaSmallFactor} finds the modulus first. */
    private static final int BITS_OF_SMALLEST_ROOT = 9;

    /** Longest modulus for which residues are prepared; longer ones are refused for their size. */
    private static final int LONGEST = 16_384;

    private static final int POWERS_IN_GROUP = 16;

    private static final List<Group> GROUPS = IntStream.rangeClosed(2, LONGEST / BITS_OF_SMALLEST_ROOT)
            .filter(RsaPower::isPrime)
            .mapToObj(Power::of)
            .gather(Gatherers.windowFixed(POWERS_IN_GROUP))
            .map(Group::of)
            .toList();

    @Override
    public String id() {
        return "key-rsa-power";
    }

    @Override
    public String clause() {
        return "NIST SP 800-89 5.3.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        BigInteger modulus = key.modulus();
        int highest = modulus.bitLength() / BITS_OF_SMALLEST_ROOT;
        for (Group group : GROUPS) {
            // One division of the long number for the whole group.
            BigInteger remainder = modulus.mod(group.product());
            for (Power power : group.powers()) {
                if (power.exponent() > highest) {
                    return Objection.none();
                }
                if (power.mayBeOf(remainder) && isPower(modulus, power.exponent())) {
                    return Objection.to(KeyFlaw.RSA_POWER, Map.of("power", Integer.toString(power.exponent())));
                }
            }
        }
        return Objection.none();
    }

    /** Newton's iteration from above; decreasing, so that it ends at the root rounded down. */
    private static boolean isPower(BigInteger number, int exponent) {
        BigInteger k = BigInteger.valueOf(exponent);
        BigInteger below = BigInteger.valueOf(exponent - 1L);
        BigInteger root = BigInteger.ONE.shiftLeft((number.bitLength() + exponent - 1) / exponent);
        while (true) {
            BigInteger next = root.multiply(below)
                    .add(number.divide(root.pow(exponent - 1)))
                    .divide(k);
            if (next.compareTo(root) >= 0) {
                return root.pow(exponent).equals(number);
            }
            root = next;
        }
    }

    private static boolean isPrime(long number) {
        return BigInteger.valueOf(number).isProbablePrime(50);
    }

    /** @param product of all moduli of the powers: what a number leaves by it, decides as the number would */
    private record Group(List<Power> powers, BigInteger product) {
        static Group of(List<Power> powers) {
            return new Group(
                    powers,
                    powers.stream()
                            .flatMap(power -> power.moduli().stream())
                            .map(BigInteger::valueOf)
                            .reduce(BigInteger.ONE, BigInteger::multiply));
        }
    }

    /**
     * @param moduli small primes q with q - 1 divisible by the exponent: modulo each of them only one number in
     *     {@code exponent} is such a power
     */
    private record Power(int exponent, List<Long> moduli) {
        private static final int SIEVES = 3;

        static Power of(int exponent) {
            return new Power(
                    exponent,
                    LongStream.iterate(1L + exponent, q -> q + exponent)
                            .filter(RsaPower::isPrime)
                            .limit(SIEVES)
                            .boxed()
                            .toList());
        }

        boolean mayBeOf(BigInteger number) {
            return moduli.stream().allMatch(q -> isResidue(number, q));
        }

        private boolean isResidue(BigInteger number, long q) {
            long residue = number.mod(BigInteger.valueOf(q)).longValueExact();
            return residue == 0 || power(residue, (q - 1) / exponent, q) == 1;
        }

        /** Fits: every {@code q} is far below 2^31. */
        private static long power(long base, long exponent, long q) {
            long result = 1;
            long square = base;
            for (long left = exponent; left > 0; left >>= 1) {
                if ((left & 1) == 1) {
                    result = result * square % q;
                }
                square = square * square % q;
            }
            return result;
        }
    }
}
