package org.toroku.pki.keys;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * RSA keys that Debian's OpenSSL could make (CVE-2008-0166), as listed in the files of its package openssl-blacklist,
 * {@code blacklist.RSA-2048} and the like: of SHA-1 over {@code Modulus=}, the modulus in upper-case hexadecimal and a
 * line feed, as {@code openssl rsa -modulus} prints it, the last 80 bits. Toroku ships none of these lists. Immutable.
 */
public final class KnownBadKeys {
    private static final int LISTED_BYTES = 10;

    private final List<DigestTable> tables;

    private KnownBadKeys(List<DigestTable> tables) {
        this.tables = tables;
    }

    /** Knows no key; for where no list is at hand. */
    public static KnownBadKeys none() {
        return new KnownBadKeys(List.of());
    }

    /** @throws IllegalArgumentException for a line that is neither entry nor remark */
    public static KnownBadKeys read(Reader list) throws IOException {
        return new KnownBadKeys(List.of(DigestTable.read(LISTED_BYTES, list)));
    }

    /** As {@link #read(Reader)}, for several files, one for each size of key. */
    public static KnownBadKeys load(List<Path> files) throws IOException {
        DigestTable[] tables = new DigestTable[files.size()];
        for (int i = 0; i < tables.length; i++) {
            try (Reader list = Files.newBufferedReader(files.get(i), StandardCharsets.US_ASCII)) {
                tables[i] = DigestTable.read(LISTED_BYTES, list);
            }
        }
        return new KnownBadKeys(List.of(tables));
    }

    /** Number of entries, for those who watch whether the lists are loaded. */
    public int size() {
        return tables.stream().mapToInt(DigestTable::size).sum();
    }

    public boolean contains(BigInteger modulus) {
        if (tables.isEmpty()) {
            return false;
        }
        byte[] entry = entryOf(modulus);
        return tables.stream().anyMatch(table -> table.contains(entry));
    }

    private static byte[] entryOf(BigInteger modulus) {
        String printed = "Modulus=" + modulus.toString(16).toUpperCase(Locale.ROOT) + "\n";
        try {
            // SHA-1 finds an entry of a published list here; nothing is trusted because of it.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(printed.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOfRange(digest, digest.length - LISTED_BYTES, digest.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
