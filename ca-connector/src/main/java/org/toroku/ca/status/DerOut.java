package org.toroku.ca.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;

/** DER by hand (X.690): what is made a million times is put together from bytes, the rest by Bouncy Castle. */
final class DerOut {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int ENUMERATED = 0x0a;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    /** Context-specific and constructed; plus the number of the tag. */
    static final int EXPLICIT = 0xa0;

    private static final long YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z").getEpochSecond();
    private static final DateTimeFormatter TWO_DIGIT_YEAR = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'");
    private static final DateTimeFormatter FOUR_DIGIT_YEAR = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private DerOut() {}

    static byte[] header(int tag, long length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        int octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        byte[] header = new byte[2 + octets];
        header[0] = (byte) tag;
        header[1] = (byte) (0x80 | octets);
        for (int i = 0; i < octets; i++) {
            header[2 + i] = (byte) (length >>> (Byte.SIZE * (octets - 1 - i)));
        }
        return header;
    }

    static byte[] of(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] header = header(tag, length);
        byte[] whole = new byte[header.length + length];
        System.arraycopy(header, 0, whole, 0, header.length);
        int at = header.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** A Time (RFC 5280 section 4.1.2.5): two digits of the year until 2049. */
    static byte[] time(long second) {
        return second < YEAR_2050 ? text(UTC_TIME, TWO_DIGIT_YEAR, second) : generalizedTime(second);
    }

    static byte[] generalizedTime(long second) {
        return text(GENERALIZED_TIME, FOUR_DIGIT_YEAR, second);
    }

    private static byte[] text(int tag, DateTimeFormatter form, long second) {
        String text = form.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        return of(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A BIT STRING of whole octets. */
    static byte[] bits(byte[] octets) {
        return of(BIT_STRING, new byte[1], octets);
    }

    static byte[] encoded(ASN1Object object) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            object.encodeTo(out, ASN1Encoding.DER);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a short structure is encoded in memory", e);
        }
    }
}
