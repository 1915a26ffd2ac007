package org.toroku.ca.pkcs11;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM under a secret key that never leaves the token (NIST SP 800-38D): 12-byte random IV, 16-byte tag. */
public final class TokenCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Token token;
    private final String alias;
    private final SecureRandom random = new SecureRandom();

    public TokenCipher(Token token, String alias) {
        this.token = token;
        this.alias = alias;
    }

    /** Encrypts; {@code context} is authenticated and must be given again to decrypt. */
    public TokenAnswer<byte[]> encrypt(byte[] clear, byte[] context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        return token.perform(generation -> {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, generation.provider());
            cipher.init(Cipher.ENCRYPT_MODE, generation.key(alias), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context);
            byte[] sealed = cipher.doFinal(clear);
            byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return all;
        });
    }

    /** Decrypts; an empty value means that the text or its context was altered. */
    public TokenAnswer<Optional<byte[]>> decrypt(byte[] sealed, byte[] context) {
        if (sealed.length < IV_BYTES + TAG_BITS / 8) {
            return new TokenAnswer.Done<>(Optional.empty());
        }
        return token.perform(generation -> {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, generation.provider());
            cipher.init(
                    Cipher.DECRYPT_MODE, generation.key(alias), new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            cipher.updateAAD(context);
            try {
                return Optional.of(cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES));
            } catch (AEADBadTagException altered) {
                return Optional.empty();
            }
        });
    }
}
