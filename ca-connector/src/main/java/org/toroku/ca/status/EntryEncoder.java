package org.toroku.ca.status;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Encodes entries of lists (RFC 5280 section 5.1.2.6) without an object for each: there are a million. Not thread-safe.
 */
final class EntryEncoder {
    /** No entry is longer. */
    static final int LONGEST = 64;

    private static final int SERIAL = 20;
    private static final int DAY = 86_400;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    /** Everything of an entry's reasonCode extension but the reason (RFC 5280 section 5.3.1). */
    private static final byte[] REASON = HexFormat.of().parseHex("300c300a0603551d1504030a0100");

    private final byte[] entry = new byte[LONGEST];
    private final byte[] serialOctets = new byte[SERIAL];
    /** Tag, length and date of the day that was written last; most entries of a list are of few days. */
    private byte[] date = {};

    private long day = Long.MIN_VALUE;

    /** The entry lies at the beginning of this. */
    byte[] buffer() {
        return entry;
    }

    /** Puts an entry into the buffer and answers with its length; {@code revokedAt} in seconds. */
    int encode(SerialKey serial, long revokedAt, int reason) {
        int end = time(serial(serial), revokedAt);
        if (reason != 0) {
            // an unspecified reason is left out (RFC 5280 section 5.3.1)
            System.arraycopy(REASON, 0, entry, end, REASON.length);
            end += REASON.length;
            entry[end - 1] = (byte) reason;
        }
        entry[0] = DerOut.SEQUENCE;
        entry[1] = (byte) (end - 2);
        return end;
    }

    /** INTEGER, DER: never negative, in as few octets as possible. */
    private int serial(SerialKey serial) {
        serial.writeTo(serialOctets, 0);
        int zeros = 0;
        while (zeros < SERIAL - 1 && serialOctets[zeros] == 0) {
            zeros++;
        }
        int sign = serialOctets[zeros] < 0 ? 1 : 0;
        entry[2] = DerOut.INTEGER;
        entry[3] = (byte) (sign + SERIAL - zeros);
        entry[4] = 0;
        System.arraycopy(serialOctets, zeros, entry, 4 + sign, SERIAL - zeros);
        return 4 + sign + SERIAL - zeros;
    }

    private int time(int at, long second) {
        long days = Math.floorDiv(second, DAY);
        if (days != day) {
            day = days;
            byte[] midnight = DerOut.time(days * DAY);
            date = new String(midnight, StandardCharsets.ISO_8859_1)
                    .substring(0, midnight.length - "hhmmssZ".length())
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        System.arraycopy(date, 0, entry, at, date.length);
        int rest = Math.floorMod(second, DAY);
        int end = at + date.length;
        two(end, rest / HOUR);
        two(end + 2, rest / MINUTE % MINUTE);
        two(end + 4, rest % MINUTE);
        entry[end + 6] = 'Z';
        return end + 7;
    }

    private void two(int at, int number) {
        entry[at] = (byte) ('0' + number / 10);
        entry[at + 1] = (byte) ('0' + number % 10);
    }
}
