package org.toroku.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.issuance.CardHouse;

/** Quotas hold however many applications come at once. */
class ApplicationQuotaTest {
    private static final int OF_A_NETWORK = 5;
    private static final int OF_A_DEVICE = 3;

    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of(
                "toroku.enrolment.per-network-per-hour", Integer.toString(OF_A_NETWORK),
                "toroku.enrolment.per-device-per-hour", Integer.toString(OF_A_DEVICE)));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static List<Applied> atOnce(Supplier<ClientFacts> facts) {
        return IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> house.counter().apply(CardHouse.form(), house.consent(), facts.get()))
                .toList();
    }

    private static ClientFacts facts(Optional<String> device, String network) {
        return new ClientFacts(device, network, "test", Locale.JAPANESE);
    }

    private static void assertHeld(List<Applied> answers, int quota) {
        assertThat(answers.stream().filter(Applied.Accepted.class::isInstance)).hasSize(quota);
        assertThat(answers.stream().filter(new Applied.TooMany(Duration.ofHours(1))::equals))
                .hasSize(answers.size() - quota);
    }

    @Test
    void ofANetwork() {
        String network = "one house " + UUID.randomUUID();
        assertHeld(atOnce(() -> facts(Optional.empty(), network)), OF_A_NETWORK);
    }

    @Test
    void ofADeviceThatGoesFromNetworkToNetwork() {
        Optional<String> device = Optional.of(UUID.randomUUID().toString());
        assertHeld(atOnce(() -> facts(device, UUID.randomUUID().toString())), OF_A_DEVICE);
    }
}
