package org.toroku.pki.keys;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.toroku.pki.Der;

/**
 * Keys whose private half strangers are known to have: SHA-256 of the DER SubjectPublicKeyInfo, one a line in hexadecimal.
 * Kept by the operator; Toroku ships no such list. Immutable.
 */
public final class CompromisedKeys {
    private static final int SHA_256_BYTES = 32;

    private final DigestTable table;

    private CompromisedKeys(DigestTable table) {
        this.table = table;
    }

    public static CompromisedKeys none() {
        return new CompromisedKeys(DigestTable.empty(SHA_256_BYTES));
    }

    /** @throws IllegalArgumentException for a line that is neither entry nor remark */
    public static CompromisedKeys read(Reader list) throws IOException {
        return new CompromisedKeys(DigestTable.read(SHA_256_BYTES, list));
    }

    public static CompromisedKeys load(Path file) throws IOException {
        try (Reader list = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            return read(list);
        }
    }

    public int size() {
        return table.size();
    }

    /** Whichever way the key was encoded. */
    public boolean contains(SubjectKey key) {
        return table.contains(key.spki().sha256());
    }

    /** The encoding as it is: whoever lists a key may have digested it as they found it. */
    boolean containsAsWritten(Der spki) {
        return table.contains(spki.sha256());
    }
}
