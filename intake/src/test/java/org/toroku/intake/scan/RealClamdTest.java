package org.toroku.intake.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClamdTest {
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private RealClamd clamd;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(RealClamd.program().isPresent(), "ClamAV's daemon is not installed");
        clamd = RealClamd.start(RealClamd.program().orElseThrow(), folder, EICAR);
    }

    @AfterAll
    void stop() {
        if (RealClamd.program().isPresent()) {
            clamd.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheTestVirusAndOnlyThat(boolean unixSocket) {
        SocketAddress address = unixSocket ? clamd.socket() : clamd.tcp();

        assertThat(scan(address, EICAR)).isEqualTo(new Scan.Infected(RealClamd.SIGNATURE + ".UNOFFICIAL"));
        assertThat(scan(address, new byte[200_000])).isEqualTo(new Scan.Clean());
    }

    @Test
    void findsTheTestVirusInsideADocument() {
        byte[] document = new byte[300_000];
        System.arraycopy(EICAR, 0, document, 150_000, EICAR.length);

        assertThat(scan(clamd.socket(), document)).isInstanceOf(Scan.Infected.class);
    }

    @Test
    void moreThanTheDaemonTakesIsNotClean() {
        assertThat(scan(clamd.socket(), new byte[RealClamd.STREAM_LIMIT + 500_000]))
                .isInstanceOf(Scan.Unavailable.class);
    }

    private static Scan scan(SocketAddress address, byte[] document) {
        return new Clamd(address, Duration.ofSeconds(30)).scan(new ByteArrayInputStream(document));
    }
}
