package org.toroku.intake.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small surgery on files. */
final class Bytes {
    private Bytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] first(byte[] whole, int count) {
        return Arrays.copyOf(whole, count);
    }

    static byte[] half(byte[] whole) {
        return first(whole, whole.length / 2);
    }

    static byte[] insert(byte[] whole, int at, byte[] piece) {
        return join(first(whole, at), piece, Arrays.copyOfRange(whole, at, whole.length));
    }

    static byte[] replace(byte[] whole, String from, String to) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("nothing to replace");
        }
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] u32(long value) {
        return join(u16((int) (value >> 16)), u16((int) value));
    }

    static byte[] le16(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    static byte[] le32(long value) {
        return join(le16((int) value), le16((int) (value >> 16)));
    }

    static byte[] octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
