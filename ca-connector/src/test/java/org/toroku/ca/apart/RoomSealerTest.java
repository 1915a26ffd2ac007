package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.ca.signing.Answers;
import org.toroku.pki.Der;

/** A journal that cannot be read takes no answer with it. */
@Timeout(60)
class RoomSealerTest {
    /** In this process' memory. */
    private record Key(KeyPair pair) implements TokenSigner {
        static Key made() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return new Key(generator.generateKeyPair());
        }

        @Override
        public String keyId() {
            return publicKey().sha256Hex();
        }

        @Override
        public Der publicKey() {
            return Der.of(pair.getPublic().getEncoded());
        }

        @Override
        public Signing sign(byte[] content) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(pair.getPrivate());
                signature.update(content);
                return new Signing.Signed(Der.of(signature.sign()));
            } catch (GeneralSecurityException e) {
                return new Signing.Unavailable("no-key");
            }
        }

        @Override
        public boolean verifies(byte[] content, Der signature) {
            return new VerifyingKey(publicKey()).verifies(content, signature);
        }
    }

    @Test
    void aLookThatFailsIsTriedAgainAndNotAtEveryAnswer() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Der certificate = Der.of(new byte[] {1});
        RoomSealer sealer = new RoomSealer(
                Key.made(),
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("the journal is away");
                    }
                    return Optional.of(certificate);
                },
                Der.of(new byte[] {2}),
                Clock.systemUTC());

        for (int i = 0; i < 5; i++) {
            assertThat(sealer.sealed("manifest").seal()).isEmpty();
        }
        assertThat(looks).hasValue(1);

        Answers.await(() ->
                sealer.sealed("manifest").seal().map(RoomSeal::certificate).equals(Optional.of(certificate)));
        assertThat(looks).hasValue(2);
    }
}
