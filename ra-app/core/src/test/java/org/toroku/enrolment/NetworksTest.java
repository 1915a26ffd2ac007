package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0",
        "192.0.2.0, 192.0.2.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:0",
        "not an address, unknown",
        "localhost, unknown"
    })
    void keepsTheNetworkAndForgetsTheHost(String address, String network) {
        assertThat(Networks.of(address)).isEqualTo(network);
    }
}
