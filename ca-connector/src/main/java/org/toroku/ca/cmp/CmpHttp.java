package org.toroku.ca.cmp;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.toroku.ca.elsewhere.BoundedHttp;
import org.toroku.ca.elsewhere.BoundedHttp.Carried;
import org.toroku.pki.Der;

/** CMP messages over HTTP (RFC 9811). */
final class CmpHttp implements AutoCloseable {
    private final URI address;
    private final BoundedHttp http;

    CmpHttp(URI address, Duration deadline) {
        this.address = address;
        this.http = new BoundedHttp(deadline);
    }

    /** Any status but 200 says nothing that is protected. */
    Carried post(Der message) {
        Carried carried = http.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/pkixcmp")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
                .build());
        return carried instanceof Carried.Answer(var status, var bytes) && status != 200
                ? new Carried.Silence("ca-http-" + status)
                : carried;
    }

    @Override
    public void close() {
        http.close();
    }
}
