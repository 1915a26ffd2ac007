package org.toroku.ca.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.toroku.ca.pkcs11.TokenAnswer;
import org.toroku.ca.pkcs11.TokenCipher;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.pki.Der;

/** Makes subscriber keys; in the clear they exist only inside one call (R10, 則6(3)). */
final class SubscriberKeyMaker {
    /** What making a key gave. */
    sealed interface Made {
        record Wrapped(Der publicKey, Der wrapped) implements Made {}

        record Later(String reason) implements Made {}
    }

    /** What unwrapping gave. */
    sealed interface Unwrapped {
        /** PKCS#8 in the clear, to be closed (wiped) as soon as it is packaged. */
        final class Clear implements Unwrapped, AutoCloseable {
            private final byte[] pkcs8;

            private Clear(byte[] pkcs8) {
                this.pkcs8 = pkcs8;
            }

            byte[] pkcs8() {
                return pkcs8;
            }

            @Override
            public void close() {
                Arrays.fill(pkcs8, (byte) 0);
            }
        }

        record Later(String reason) implements Unwrapped {}

        record Altered() implements Unwrapped {}
    }

    private final TokenCipher cipher;
    private final SecureRandom random = new SecureRandom();

    SubscriberKeyMaker(TokenCipher cipher) {
        this.cipher = cipher;
    }

    Made make(UUID orderId, SubjectKeyKind kind) {
        AsymmetricCipherKeyPair pair = kind.generate(random);
        byte[] clear = new byte[0];
        try {
            Der publicKey = Der.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                    .getEncoded());
            clear = PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                    .getEncoded();
            return switch (cipher.encrypt(clear, context(orderId))) {
                case TokenAnswer.Done<byte[]> done -> new Made.Wrapped(publicKey, Der.of(done.value()));
                case TokenAnswer.Away<byte[]> away -> new Made.Later(away.reason());
                case TokenAnswer.Slow<byte[]> slow -> new Made.Later("device-slow");
            };
        } catch (IOException e) {
            throw new IllegalStateException("a fresh key can be encoded", e);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    Unwrapped unwrap(UUID orderId, Der wrapped) {
        return switch (cipher.decrypt(wrapped.toByteArray(), context(orderId))) {
            case TokenAnswer.Done<Optional<byte[]>> done ->
                done.value().<Unwrapped>map(Unwrapped.Clear::new).orElseGet(Unwrapped.Altered::new);
            case TokenAnswer.Away<Optional<byte[]>> away -> new Unwrapped.Later(away.reason());
            case TokenAnswer.Slow<Optional<byte[]>> slow -> new Unwrapped.Later("device-slow");
        };
    }

    /** Bound to its order: a wrapped key copied to another row does not open. */
    private static byte[] context(UUID orderId) {
        return ("toroku subscriber key " + orderId).getBytes(StandardCharsets.US_ASCII);
    }
}
