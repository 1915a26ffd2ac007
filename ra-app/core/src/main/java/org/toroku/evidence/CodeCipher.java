package org.toroku.evidence;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.toroku.pki.Der;

/**
 * Encrypts under a code that only a person holds: database, backups and operators have neither the code nor the key that
 * is derived from it (HKDF, RFC 5869), so that nobody reads what lies there, and nobody restores it when the code is lost.
 */
public final class CodeCipher {
    private static final int BYTES = 32;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits, base64url. */
    public String newCode() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** Where what is sealed under {@code code} is found: 256 bits in hexadecimal, which do not lead back to it. */
    public static String place(String code) {
        return HexFormat.of().formatHex(derive(code, "toroku code place 1"));
    }

    public static Der seal(String code, String content) {
        try {
            return Der.of(cipher(code).encrypt(content.getBytes(StandardCharsets.UTF_8), binding(code)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text cannot be encrypted", e);
        }
    }

    /** @throws GeneralSecurityException where {@code sealed} was altered or is of another code */
    public static String open(String code, Der sealed) throws GeneralSecurityException {
        return new String(cipher(code).decrypt(sealed.toByteArray(), binding(code)), StandardCharsets.UTF_8);
    }

    private static AesGcmJce cipher(String code) throws GeneralSecurityException {
        return new AesGcmJce(derive(code, "toroku code key 1"));
    }

    private static byte[] binding(String code) {
        return place(code).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] derive(String code, String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HMACSHA256",
                    code.getBytes(StandardCharsets.US_ASCII),
                    new byte[0],
                    purpose.getBytes(StandardCharsets.US_ASCII),
                    BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
