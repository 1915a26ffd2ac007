package org.toroku.pki.keys;

import java.util.Optional;
import org.toroku.pki.identity.Reasons;

/** @param minBits smallest modulus accepted */
record RsaSize(int minBits) implements RsaCheck {
    /** Longer keys protect nobody and cost the verifier dearly. */
    private static final int MAX_BITS = 8192;

    @Override
    public String id() {
        return "key-rsa-size";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2";
    }

    @Override
    public Optional<String> refusal(RsaNumbers key) {
        int bits = key.modulus().bitLength();
        return bits < minBits || bits > MAX_BITS ? Optional.of(Reasons.KEY_RSA_SIZE) : Optional.empty();
    }
}
