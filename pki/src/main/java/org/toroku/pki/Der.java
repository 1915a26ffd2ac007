package org.toroku.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable encoded bytes (DER or a raw signature), compared by content; never printed. */
public final class Der {
    private final byte[] bytes;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies {@code bytes}, so that a later change of the array does not show here. */
    public static Der of(byte[] bytes) {
        return new Der(bytes.clone());
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** SHA-256 of the bytes, 32 bytes. */
    public byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 in lower-case hexadecimal, 64 characters. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(sha256());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Der der && Arrays.equals(bytes, der.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Length and digest only: the content may hold personal data. */
    @Override
    public String toString() {
        return "Der[" + bytes.length + " bytes, sha256 " + sha256Hex().substring(0, 16) + "…]";
    }
}
