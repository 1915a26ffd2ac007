package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as it starts where another CA issues, and that CA is away. */
class OtherCaSpec {
    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void startsSaysThatTheOtherCaIsAwayAndPublishesNothingOfItsOwn() throws Exception {
        OtherCa other = new OtherCa(elsewhere);
        ChildToroku toroku = ChildToroku.spawn(data, other.environment());
        other.close();
        try (HttpClient http = HttpClient.newHttpClient()) {
            toroku.awaitAnswer();
            Path log = ChildToroku.log(data);

            Waiting.until(Duration.ofMinutes(1), () -> said(log), said -> said.contains("other-ca-away"));
            assertThat(status(http, toroku.url() + "/actuator/health")).isEqualTo(503);
            assertThat(status(http, toroku.url() + "/repository/ca.crl")).isEqualTo(404);
            assertThat(status(http, toroku.url() + "/repository/ca.crt")).isEqualTo(200);
            assertThat(status(http, toroku.url() + "/repository/log/checkpoint"))
                    .isEqualTo(404);
            assertThat(said(log)).contains("no list and no OCSP answer is published here");
        } finally {
            toroku.end();
        }
    }
}
