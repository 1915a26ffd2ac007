package org.toroku.pki.keys;

import java.util.Optional;

/** The modulus is odd, as a product of two odd primes must be. That it is positive, {@link RsaNumbers} sees to. */
record RsaOdd() implements RsaCheck {
    @Override
    public String id() {
        return "key-rsa-odd";
    }

    @Override
    public String clause() {
        return "RFC 8017 3.1; NIST SP 800-89 5.3.3";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        return key.modulus().testBit(0) ? Objection.none() : Objection.to(KeyFlaw.RSA_EVEN);
    }
}
