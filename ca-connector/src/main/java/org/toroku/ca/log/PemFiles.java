package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.toroku.pki.Der;

/** Certificates and public keys as auditors have them in files: DER, or PEM as tools write it (RFC 7468). */
public final class PemFiles {
    private static final int LINE = 64;
    private static final long LARGEST = 65_536;

    private PemFiles() {}

    /** @throws IOException where the file holds nothing of the kind */
    public static Der certificate(Path file) throws IOException {
        return read(file, "CERTIFICATE");
    }

    /** As {@link #certificate}, of a SubjectPublicKeyInfo. */
    public static Der publicKey(Path file) throws IOException {
        return read(file, "PUBLIC KEY");
    }

    private static Der read(Path file, String label) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large: " + file);
        }
        byte[] octets = Files.readAllBytes(file);
        String text = new String(octets, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            return Der.of(octets);
        }
        try {
            return Der.of(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
        } catch (IllegalArgumentException e) {
            throw new IOException("not PEM: " + file, e);
        }
    }

    /** As openssl reads it. */
    public static String publicKey(Der key) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.toByteArray());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }
}
