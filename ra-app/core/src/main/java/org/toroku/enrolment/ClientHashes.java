package org.toroku.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of device and network, digests of access tokens, and fresh secrets. */
final class ClientHashes {
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    ClientHashes(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Hex HMAC-SHA256; {@code purpose} keeps a device apart from a network of the same text. */
    String keyed(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((purpose + "\n" + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static String sha256(String text) {
        return org.toroku.pki.Der.of(text.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    /** 256 random bits in hexadecimal. */
    String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Compares in constant time: the time taken must not tell how much of a token was right. */
    static boolean matches(String token, String sha256) {
        return MessageDigest.isEqual(
                sha256(token).getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }
}
