package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;

/** The modulus has an accepted length, by limits that do not change with the day. */
record RsaSize(int minBits, int maxBits) implements RsaCheck {
    @Override
    public String id() {
        return "key-rsa-size";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2";
    }

    @Override
    public Optional<Objection> objection(RsaNumbers key) {
        int bits = key.modulus().bitLength();
        if (bits >= minBits && bits <= maxBits) {
            return Objection.none();
        }
        return Objection.to(
                bits < minBits ? KeyFlaw.TOO_SHORT : KeyFlaw.TOO_LONG, Map.of("bits", Integer.toString(bits)));
    }
}
