package org.toroku.pki.keys;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The modulus does not bear the fingerprint of the Infineon library that made smart card keys guessable: such a modulus
 * is a power of 65537 modulo every small prime (Nemec et al., "The Return of Coppersmith's Attack", 2.1). A sound key
 * bears it by chance about once in 2^27.
 */
record RsaRoca() implements RsaCheck {
    private static final int LARGEST_PRIME = 167;

    private static final List<Fingerprint> FINGERPRINTS = IntStream.rangeClosed(3, LARGEST_PRIME)
            .filter(number -> BigInteger.valueOf(number).isProbablePrime(64))
            .mapToObj(Fingerprint::of)
            .toList();

    @Override
    public String id() {
        return "key-rsa-roca";
    }

    @Override
    public String clause() {
        return "CVE-2017-15361; CA/B Forum BR 6.1.1.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        return FINGERPRINTS.stream().allMatch(print -> print.fits(key.modulus()))
                ? Objection.to(KeyFlaw.RSA_ROCA)
                : Objection.none();
    }

    /** @param powers the powers of 65537 modulo {@code prime}; made once and never changed */
    private record Fingerprint(int prime, BitSet powers) {
        static Fingerprint of(int prime) {
            BitSet powers = new BitSet(prime);
            int power = 1;
            while (!powers.get(power)) {
                powers.set(power);
                power = power * (65537 % prime) % prime;
            }
            return new Fingerprint(prime, powers);
        }

        boolean fits(BigInteger modulus) {
            return powers.get(modulus.mod(BigInteger.valueOf(prime)).intValueExact());
        }
    }
}
