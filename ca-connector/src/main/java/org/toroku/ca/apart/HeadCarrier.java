package org.toroku.ca.apart;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.log.HeadOutlet;
import org.toroku.pki.Der;

/** Brings signed heads of the CA's log to a registration authority, where anybody fetches them. */
final class HeadCarrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadCarrier.class);
    private static final Der NOTHING = Der.of(new byte[0]);

    private final HeadOutlet outlet;
    private final URI address;
    private final PullClient client;
    private String trouble = "";

    HeadCarrier(HeadOutlet outlet, URI address, Channel channel, Duration longest) {
        this.outlet = outlet;
        this.address = address;
        this.client = new PullClient(address, channel, longest);
    }

    /** One look; whatever goes wrong, there is a next one. */
    void round() {
        try {
            tell(bring());
        } catch (IOException e) {
            LOG.error("heads of the log cannot be read", e);
            tell(Optional.of("folder-unreadable"));
        }
    }

    /** Why they are not there; until all are, each round brings some. */
    private Optional<String> bring() throws IOException {
        return switch (client.post(HeadDoor.NEWEST, NOTHING)) {
            case PullClient.Called.Body(var size) -> bringAfter(size);
            case PullClient.Called.Status(int code) -> Optional.of("http-" + code);
            case PullClient.Called.Failed(var reason) -> Optional.of(reason);
        };
    }

    private Optional<String> bringAfter(Der said) throws IOException {
        String size = new String(said.toByteArray(), StandardCharsets.US_ASCII);
        if (!size.matches("[0-9]{1,18}")) {
            return Optional.of("answer-out-of-place");
        }
        List<String> notes = outlet.after(Long.parseLong(size), HeadDoor.MOST_AT_ONCE);
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        return client.post(HeadDoor.HEADS, HeadDoor.message(notes)).refusal();
    }

    private void tell(Optional<String> why) {
        String now = why.orElse("");
        if (!now.isEmpty() && !now.equals(trouble)) {
            LOG.atError()
                    .addKeyValue("alarm", "log-heads-not-brought")
                    .addKeyValue("authority", address)
                    .addKeyValue("reason", now)
                    .log("Heads of the CA's log are not brought to where anybody fetches them");
        }
        trouble = now;
    }

    @Override
    public void close() {
        client.close();
    }
}
