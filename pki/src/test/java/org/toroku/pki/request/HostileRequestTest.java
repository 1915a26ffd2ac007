package org.toroku.pki.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KnownBadKeys;

/** Good requests, damaged: whatever comes out is a refusal or exactly the key that went in, and never an exception. */
class HostileRequestTest {
    private static final int TRIES = 600;
    /** Fixed, so that a failure can be seen again. */
    private static final Random RANDOM = new Random(20261126);

    private static final List<byte[]> GOOD = good();

    private final KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());
    private final KeyPolicy policy = KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none());

    @Test
    void aFlippedBitIsRefusedOrChangesNothing() {
        for (byte[] request : GOOD) {
            Der key = accepted(request);
            for (int i = 0; i < TRIES; i++) {
                byte[] damaged = request.clone();
                damaged[RANDOM.nextInt(damaged.length)] ^= (byte) (1 << RANDOM.nextInt(8));
                assertRefusedOr(key, damaged);
            }
        }
    }

    @Test
    void truncationsAreRefused() {
        for (byte[] request : GOOD) {
            for (int length = 0; length < request.length - 1; length += 1 + request.length / 700) {
                assertThat(reader.read(Arrays.copyOf(request, length)))
                        .as("first %s bytes", length)
                        .isInstanceOf(KeyRequestOutcome.Refused.class);
            }
        }
    }

    @Test
    void severalChangedBytesAndExchangedPiecesAreRefusedOrChangeNothing() {
        for (byte[] request : GOOD) {
            Der key = accepted(request);
            for (int i = 0; i < TRIES; i++) {
                byte[] damaged = request.clone();
                int from = RANDOM.nextInt(damaged.length);
                int length = Math.min(1 + RANDOM.nextInt(6), damaged.length - from);
                byte[] donor = GOOD.get(RANDOM.nextInt(GOOD.size()));
                System.arraycopy(donor, RANDOM.nextInt(donor.length - length), damaged, from, length);
                assertRefusedOr(key, damaged);
            }
        }
    }

    @Test
    void randomBytesAndDeepNestingAreRefused() {
        for (int i = 0; i < TRIES; i++) {
            byte[] noise = new byte[RANDOM.nextInt(300)];
            RANDOM.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = 0x30;
            }
            assertThat(reader.read(noise)).isInstanceOf(KeyRequestOutcome.Refused.class);
        }
        byte[] open = new byte[16_000];
        for (int i = 0; i + 1 < open.length; i += 2) {
            open[i] = 0x30;
            open[i + 1] = (byte) 0x80;
        }
        assertThat(reader.read(open)).isInstanceOf(KeyRequestOutcome.Refused.class);
        assertThat(reader.read(nested(4000))).isInstanceOf(KeyRequestOutcome.Refused.class);
    }

    /** The policy is asked about keys that came through, and must hold with any bytes as well. */
    @Test
    void damagedKeysHaveAVerdictAndNoException() {
        for (byte[] request : GOOD.subList(0, 4)) {
            byte[] key = accepted(request).toByteArray();
            for (int i = 0; i < TRIES / 3; i++) {
                byte[] damaged = key.clone();
                damaged[RANDOM.nextInt(damaged.length)] ^= (byte) (1 << RANDOM.nextInt(8));
                assertThat(policy.examine(Der.of(damaged), LocalDate.EPOCH).findings())
                        .isNotEmpty();
                assertThat(policy.examine(Der.of(Arrays.copyOf(key, RANDOM.nextInt(key.length))), LocalDate.EPOCH)
                                .findings())
                        .isNotEmpty();
            }
        }
    }

    private Der accepted(byte[] request) {
        assertThat(reader.read(request)).isInstanceOf(KeyRequestOutcome.Accepted.class);
        return ((KeyRequestOutcome.Accepted) reader.read(request)).request().spki();
    }

    private void assertRefusedOr(Der key, byte[] damaged) {
        switch (reader.read(damaged)) {
            case KeyRequestOutcome.Refused refused ->
                assertThat(refused.detail()).hasSizeLessThan(200);
            case KeyRequestOutcome.Accepted accepted ->
                assertThat(accepted.request().spki()).isEqualTo(key);
        }
    }

    private static byte[] nested(int depth) {
        byte[] value = {};
        for (int i = 0; i < depth; i++) {
            int length = value.length;
            byte[] header = length < 128
                    ? new byte[] {0x30, (byte) length}
                    : length < 256
                            ? new byte[] {0x30, (byte) 0x81, (byte) length}
                            : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
            byte[] outer = Arrays.copyOf(header, header.length + length);
            System.arraycopy(value, 0, outer, header.length, length);
            value = outer;
        }
        return value;
    }

    private static List<byte[]> good() {
        try {
            byte[] ec = Requests.pkcs10(Requests.keys("EC", 256), "SHA256withECDSA");
            return List.of(
                    Requests.pkcs10(Requests.keys("RSA", 1024), "SHA256withRSA"),
                    Requests.pkcs10(
                            Requests.keys("EC", 384),
                            "SHA384withECDSA",
                            Requests.asking(
                                    Requests.extension(Extension.basicConstraints, new BasicConstraints(false)))),
                    Requests.pkcs10(Requests.keys("Ed25519", 0), "Ed25519"),
                    Requests.pkcs10(Requests.keys("ML-DSA-44", 0), "ML-DSA-44"),
                    Requests.crmf(Requests.keys("EC", 256), "SHA256withECDSA"),
                    ec,
                    ("-----BEGIN CERTIFICATE REQUEST-----\n"
                                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                            .encodeToString(ec)
                                    + "\n-----END CERTIFICATE REQUEST-----\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (Exception e) {
            throw new IllegalStateException("the good requests cannot be made", e);
        }
    }
}
