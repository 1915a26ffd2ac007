package org.toroku.ca.apart;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusOutlet;
import org.toroku.ca.status.StatusParcel;

/** Brings what the CA has published to a registration authority, which verifiers ask. */
final class StatusCarrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusCarrier.class);
    private static final Duration FOR_A_FILE = Duration.ofMinutes(10);
    /** For all files of a publication: meanwhile there is a newer one. */
    private static final Duration FOR_ALL = Duration.ofMinutes(10);
    /** A registration authority may have lost what it had; offering it again costs one call. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final StatusOutlet outlet;
    private final URI address;
    private final PullClient client;
    private final RoomSealer sealer;
    private long brought;
    private long broughtAt;
    private String trouble = "";

    StatusCarrier(StatusOutlet outlet, RoomSealer sealer, URI address, Channel channel, Duration longest) {
        this.outlet = outlet;
        this.sealer = sealer;
        this.address = address;
        this.client = new PullClient(address, channel, longest);
    }

    /** One look; whatever goes wrong, there is a next one. */
    void round() {
        try {
            Optional<StatusParcel> parcel = outlet.current();
            if (parcel.isPresent() && due(parcel.get())) {
                tell(bring(parcel.get()));
            }
        } catch (IOException e) {
            LOG.error("what is published cannot be read", e);
            tell(Optional.of("folder-unreadable"));
        }
    }

    private boolean due(StatusParcel parcel) {
        return parcel.generation() != brought || System.nanoTime() - broughtAt > AGAIN.toNanos();
    }

    /** Why it is not there. */
    private Optional<String> bring(StatusParcel parcel) {
        if (parcel.newestList().isAfter(sealer.now().plus(StatusIntake.AHEAD))) {
            // in force, it would keep every later one out until that time
            return Optional.of("publication-from-the-future");
        }
        SealedPublication offer = sealer.sealed(parcel.manifest());
        if (offer.seal().isEmpty()) {
            return Optional.of("not-signed");
        }
        List<String> lacking;
        switch (client.post(StatusDoor.OFFER, offer.bytes())) {
            case PullClient.Called.Body(var lines) ->
                lacking = new String(lines.toByteArray(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            case PullClient.Called.Status(int code) when code == PullServer.NOTHING -> lacking = List.of("");
            case PullClient.Called.Status(int code) -> {
                return Optional.of("http-" + code);
            }
            case PullClient.Called.Failed(var reason) -> {
                return Optional.of(reason);
            }
        }
        long begun = System.nanoTime();
        // the first line is the id of what is brought, which each file's address has
        if (lacking.isEmpty() || !lacking.getFirst().matches("[0-9a-f-]{0,36}")) {
            return Optional.of("answer-out-of-place");
        }
        for (String name : lacking.subList(1, lacking.size())) {
            if (System.nanoTime() - begun > FOR_ALL.toNanos()) {
                return Optional.of("timed-out");
            }
            Path file = parcel.files().get(name);
            if (file == null) {
                // whoever asks for something else gets no file of this machine
                return Optional.of("asks-for-another-file");
            }
            Optional<String> why = client.post(StatusDoor.FILE + lacking.getFirst() + "/" + name, file, FOR_A_FILE)
                    .refusal();
            if (why.isPresent()) {
                return why;
            }
        }
        // files take their time, and the first seal counts for some minutes only
        SealedPublication order = sealer.sealed(parcel.manifest());
        if (order.seal().isEmpty()) {
            return Optional.of("not-signed");
        }
        Optional<String> why =
                client.post(StatusDoor.PUT_IN_FORCE, order.bytes()).refusal();
        if (why.isEmpty()) {
            brought = parcel.generation();
            broughtAt = System.nanoTime();
        }
        return why;
    }

    private void tell(Optional<String> why) {
        String now = why.orElse("");
        if (!now.isEmpty() && !now.equals(trouble)) {
            LOG.atError()
                    .addKeyValue("alarm", "status-not-brought")
                    .addKeyValue("authority", address)
                    .addKeyValue("reason", now)
                    .log("What the CA publishes is not brought to where verifiers ask");
        }
        trouble = now;
    }

    @Override
    public void close() {
        client.close();
    }
}
