package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modulus has no prime factor below 752. */
record RsaSmallFactor() implements RsaCheck {
    private static final int BOUND = 752;

    /** Fits a long with its sign. */
    private static final int BITS_OF_PRODUCT = 62;

    private static final List<BigInteger> PRODUCTS_OF_SMALL_PRIMES = products();

    private static final BigInteger ALL_SMALL_PRIMES =
            PRODUCTS_OF_SMALL_PRIMES.stream().reduce(BigInteger.ONE, BigInteger::multiply);

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
        // One division of the long number; what it leaves has the same small factors.
        BigInteger remainder = key.modulus().mod(ALL_SMALL_PRIMES);
        return PRODUCTS_OF_SMALL_PRIMES.stream().allMatch(product -> areCoprime(remainder, product))
                ? Objection.none()
                : Objection.to(KeyFlaw.RSA_SMALL_FACTOR);
    }

    private static boolean areCoprime(BigInteger number, BigInteger product) {
        long a = product.longValueExact();
        long b = number.mod(product).longValueExact();
        while (b != 0) {
            long next = a % b;
            a = b;
            b = next;
        }
        return a == 1;
    }

    private static List<BigInteger> products() {
        List<BigInteger> products = new ArrayList<>();
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO;
                prime.compareTo(BigInteger.valueOf(BOUND)) < 0;
                prime = prime.nextProbablePrime()) {
            if (product.multiply(prime).bitLength() > BITS_OF_PRODUCT) {
                products.add(product);
                product = BigInteger.ONE;
            }
            product = product.multiply(prime);
        }
        products.add(product);
        return List.copyOf(products);
    }
}
