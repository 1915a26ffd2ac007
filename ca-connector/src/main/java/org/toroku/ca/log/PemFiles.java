package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.pki.Der;

/** Certificates and public keys as auditors have them in files: DER, or PEM as tools write it (RFC 7468). */
public final class PemFiles {
    private static final int LINE = 64;
    private static final long LARGEST = 65_536;
    private static final Pattern CERTIFICATES =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private PemFiles() {}

    /** @throws IOException where the file holds nothing of the kind */
    public static Der certificate(Path file) throws IOException {
        return read(file, "CERTIFICATE");
    }

    /** Every certificate of a PEM file. */
    public static List<Der> certificates(Path file) throws IOException {
        List<Der> certificates = new ArrayList<>();
        Matcher found = CERTIFICATES.matcher(text(octets(file)));
        while (found.find()) {
            certificates.add(decoded(file, found.group(1)));
        }
        if (certificates.isEmpty()) {
            throw new IOException("no certificate in PEM: " + file);
        }
        return certificates;
    }

    /** As {@link #certificate}, of a SubjectPublicKeyInfo. */
    public static Der publicKey(Path file) throws IOException {
        return read(file, "PUBLIC KEY");
    }

    private static Der read(Path file, String label) throws IOException {
        byte[] octets = octets(file);
        String text = text(octets);
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        return from < 0 || to < from ? Der.of(octets) : decoded(file, text.substring(from + begin.length(), to));
    }

    private static byte[] octets(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large: " + file);
        }
        return Files.readAllBytes(file);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }

    private static Der decoded(Path file, String base64) throws IOException {
        try {
            return Der.of(Base64.getMimeDecoder().decode(base64));
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
