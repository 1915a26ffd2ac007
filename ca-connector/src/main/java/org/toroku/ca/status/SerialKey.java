package org.toroku.ca.status;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/** A serial of at most 20 octets (RFC 5280 section 4.1.2.2), as three numbers without sign. */
record SerialKey(int top, long middle, long low) implements Comparable<SerialKey> {
    private static final int DIGITS = 40;
    private static final int TOP_DIGITS = 8;
    private static final int LOW_AT = 24;
    private static final int BITS = 160;

    /** @param hex at most 40 digits */
    static SerialKey of(String hex) {
        String padded = "0".repeat(DIGITS - hex.length()) + hex;
        return new SerialKey(
                HexFormat.fromHexDigits(padded, 0, TOP_DIGITS),
                HexFormat.fromHexDigitsToLong(padded, TOP_DIGITS, LOW_AT),
                HexFormat.fromHexDigitsToLong(padded, LOW_AT, DIGITS));
    }

    /** Empty where no certificate of ours can have this serial. */
    static Optional<SerialKey> of(BigInteger serial) {
        return serial.signum() > 0 && serial.bitLength() < BITS
                ? Optional.of(of(serial.toString(16)))
                : Optional.empty();
    }

    /** INTEGER, DER: never negative, in as few octets as possible. */
    byte[] integer() {
        BigInteger value = new BigInteger(hex(), 16);
        return DerOut.of(DerOut.INTEGER, value.toByteArray());
    }

    /** Writes it in 20 octets. */
    void writeTo(byte[] out, int at) {
        for (int i = 0; i < Integer.BYTES; i++) {
            out[at + i] = (byte) (top >>> Byte.SIZE * (Integer.BYTES - 1 - i));
        }
        for (int i = 0; i < Long.BYTES; i++) {
            int shift = Byte.SIZE * (Long.BYTES - 1 - i);
            out[at + Integer.BYTES + i] = (byte) (middle >>> shift);
            out[at + Integer.BYTES + Long.BYTES + i] = (byte) (low >>> shift);
        }
    }

    private String hex() {
        return HexFormat.of().toHexDigits(top)
                + HexFormat.of().toHexDigits(middle)
                + HexFormat.of().toHexDigits(low);
    }

    @Override
    public int compareTo(SerialKey other) {
        int byTop = Integer.compareUnsigned(top, other.top);
        if (byTop != 0) {
            return byTop;
        }
        int byMiddle = Long.compareUnsigned(middle, other.middle);
        return byMiddle != 0 ? byMiddle : Long.compareUnsigned(low, other.low);
    }
}
