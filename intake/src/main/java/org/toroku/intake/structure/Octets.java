package org.toroku.intake.structure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.toroku.intake.Reason;

/** The bytes of a document; reading behind their end says that the document is truncated. */
public final class Octets {
    private final byte[] bytes;

    /** @param bytes not copied: they may be 20 MB, and nobody writes to them */
    public Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** The bytes themselves; not to be written to. */
    public byte[] array() {
        return bytes;
    }

    public byte[] copy(long from, long to) {
        return Arrays.copyOfRange(bytes, Math.toIntExact(from), Math.toIntExact(to));
    }

    public boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= bytes.length - count;
    }

    public void require(long at, long count) throws Rejected {
        if (!has(at, count)) {
            throw new Rejected(Reason.TRUNCATED);
        }
    }

    public int u8(long at) throws Rejected {
        require(at, 1);
        return bytes[(int) at] & 0xff;
    }

    public int u16(long at) throws Rejected {
        return u8(at) << 8 | u8(at + 1);
    }

    public long u32(long at) throws Rejected {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    public int u16(long at, boolean littleEndian) throws Rejected {
        return littleEndian ? u8(at) | u8(at + 1) << 8 : u16(at);
    }

    public long u32(long at, boolean littleEndian) throws Rejected {
        return littleEndian ? u16(at, true) | (long) u16(at + 2, true) << 16 : u32(at);
    }

    /** Four letters, as formats made of chunks or boxes name them. */
    public String name(long at) throws Rejected {
        require(at, 4);
        return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
    }

    public boolean startsWith(long at, String latin1) {
        if (!has(at, latin1.length())) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((bytes[(int) at + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @return where {@code latin1} is next, from {@code from} on and before {@code to}; -1 for nowhere */
    public int indexOf(String latin1, int from, int to) {
        byte first = (byte) latin1.charAt(0);
        int last = Math.min(to, bytes.length) - latin1.length();
        for (int at = Math.max(0, from); at <= last; at++) {
            if (bytes[at] == first && startsWith(at, latin1)) {
                return at;
            }
        }
        return -1;
    }

    public int lastIndexOf(String latin1) {
        for (int at = bytes.length - latin1.length(); at >= 0; at--) {
            if (startsWith(at, latin1)) {
                return at;
            }
        }
        return -1;
    }

    /** @return whether all bytes from here to the end are blank or zero, as some writers pad */
    public boolean blankFrom(long at) {
        for (int i = (int) Math.max(0, at); i < bytes.length; i++) {
            byte b = bytes[i];
            if (b != 0 && b != ' ' && b != '\t' && b != '\r' && b != '\n' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
