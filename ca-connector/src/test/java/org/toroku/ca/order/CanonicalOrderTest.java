package org.toroku.ca.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.order.CanonicalOrder.Decoding;
import org.toroku.ca.order.IssuanceOrder.Approval;
import org.toroku.pki.Der;

class CanonicalOrderTest {
    private static final String HASH = "0a".repeat(32);
    private static final Instant CEILING = Instant.parse("2031-11-22T23:59:59Z");

    static Stream<IssuanceOrder> orders() {
        return Stream.of(
                order(Optional.empty(), Optional.empty(), new Approval.FourEyes("審査者", "諾否決定者"), "ab".repeat(16)),
                order(Optional.of("a@b.example"), Optional.empty(), automaton(), "ab".repeat(64)),
                order(Optional.empty(), Optional.of(HASH), automaton(), "00".repeat(16)),
                ceiling(order(Optional.empty(), Optional.empty(), automaton(), "ab".repeat(16))),
                ceiling(order(Optional.of("a@b.example"), Optional.of(HASH), automaton(), "ab".repeat(16))),
                order(Optional.of(""), Optional.of(HASH), new Approval.FourEyes("", ""), "ff".repeat(16)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsBackWhatItWrote(IssuanceOrder order) {
        assertThat(CanonicalOrder.decode(CanonicalOrder.encode(order))).isEqualTo(new Decoding.Decoded(order));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsNoTwoByteStringsAsTheSameOrder(IssuanceOrder order) {
        byte[] canonical = CanonicalOrder.encode(order).toByteArray();
        for (int i = 0; i < canonical.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = canonical.clone();
                changed[i] ^= (byte) (1 << bit);
                Der bytes = Der.of(changed);
                if (CanonicalOrder.decode(bytes) instanceof Decoding.Decoded(IssuanceOrder other)) {
                    assertThat(other).isNotEqualTo(order);
                    assertThat(CanonicalOrder.encode(other)).isEqualTo(bytes);
                }
            }
        }
    }

    /** Orders that were signed before there were ceilings must still verify, so their bytes may not change. */
    @Test
    void writesAnOrderWithoutACeilingAsItAlwaysDid() {
        assertThat(CanonicalOrder.encode(orders().findFirst().orElseThrow()))
                .isEqualTo(Der.of(HexFormat.of()
                        .parseHex("3081e302010104100f0e0d0c0b0a4908870605040302010004108f0e0d0c0b0a4908870605040302"
                                + "01010420" + HASH
                                + "0c15434e3de5b1b1e794b020e5a4aae9838e2c433d4a500c14737562736372696265722d7369676e"
                                + "2d703235360420" + HASH
                                + "a21e301c0c09e5afa9e69fbbe880850c0fe8abbee590a6e6b1bae5ae9ae88085"
                                + "300c02046b0382000204075bcd15300902046b04d3800201000410" + "ab".repeat(16))));
    }

    @Test
    void refusesACeilingThatItsVersionDoesNotKnowAndAVersionWithoutIts() {
        byte[] without =
                CanonicalOrder.encode(orders().findFirst().orElseThrow()).toByteArray();
        byte[] with = CanonicalOrder.encode(ceiling(orders().findFirst().orElseThrow()))
                .toByteArray();
        int version = 5;
        assertThat(without[version]).isEqualTo((byte) 1);
        assertThat(with[version]).isEqualTo((byte) 2);
        without[version] = 2;
        with[version] = 1;

        assertThat(CanonicalOrder.decode(Der.of(without))).isEqualTo(new Decoding.NotCanonical());
        assertThat(CanonicalOrder.decode(Der.of(with))).isEqualTo(new Decoding.NotCanonical());
    }

    @Test
    void writesNoCeilingThatNoCertificateCanEndWith() {
        IssuanceOrder order = orders().findFirst().orElseThrow();

        assertThatThrownBy(() -> CanonicalOrder.encode(ceiling(order, CEILING.plusMillis(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notAfterCeiling");
    }

    @Test
    void refusesTrailingAndMissingBytes() {
        byte[] canonical =
                CanonicalOrder.encode(orders().findFirst().orElseThrow()).toByteArray();

        for (int length : new int[] {0, 1, canonical.length - 1, canonical.length + 1}) {
            assertThat(CanonicalOrder.decode(Der.of(Arrays.copyOf(canonical, length))))
                    .isEqualTo(new Decoding.NotCanonical());
        }
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(CanonicalOrder.decode(Der.of(bytes))).isEqualTo(new Decoding.NotCanonical());
        }
    }

    @Test
    void writesNoOrderWithACarelessDigestOrAShortNonce() {
        IssuanceOrder order = orders().findFirst().orElseThrow();

        assertThatThrownBy(() -> CanonicalOrder.encode(
                        order(Optional.empty(), Optional.of("AB".repeat(32)), order.approval(), order.nonce())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spkiSha256");
        assertThatThrownBy(() -> CanonicalOrder.encode(
                        order(Optional.empty(), Optional.empty(), order.approval(), "ab".repeat(15))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonce");
    }

    private static IssuanceOrder ceiling(IssuanceOrder order) {
        return ceiling(order, CEILING);
    }

    private static IssuanceOrder ceiling(IssuanceOrder order, Instant ceiling) {
        return new IssuanceOrder(
                order.orderId(),
                order.applicationId(),
                order.applicationSha256(),
                order.subject(),
                order.subjectAltName(),
                order.spkiSha256(),
                order.profileId(),
                order.profileSha256(),
                Optional.of(ceiling),
                order.approval(),
                order.approvedAt(),
                order.expiresAt(),
                order.nonce());
    }

    private static Approval automaton() {
        return new Approval.Automaton("automatic-decision 3", HASH, "統括責任者");
    }

    private static IssuanceOrder order(Optional<String> mail, Optional<String> spki, Approval approval, String nonce) {
        return new IssuanceOrder(
                UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100"),
                UUID.fromString("8f0e0d0c-0b0a-4908-8706-050403020101"),
                HASH,
                "CN=山田 太郎,C=JP",
                mail,
                spki,
                "subscriber-sign-p256",
                HASH,
                Optional.empty(),
                approval,
                Instant.parse("2026-11-23T00:00:00.123456789Z"),
                Instant.parse("2026-11-24T00:00:00Z"),
                nonce);
    }
}
