package org.toroku.ca.lint;

import java.math.BigInteger;

/** A serial is positive, at most 20 octets, and long enough to hold 64 random bits. */
final class SerialNumberQuality implements LintRule {
    private static final int MIN_BITS = 64;
    private static final int MAX_OCTETS = 20;

    @Override
    public String id() {
        return "serial-number-quality";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.2";
    }

    @Override
    public String field() {
        return "serial";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        BigInteger serial = draft.tbs().getSerialNumber().getValue();
        return serial.signum() > 0 && serial.bitLength() >= MIN_BITS && serial.toByteArray().length <= MAX_OCTETS;
    }
}
