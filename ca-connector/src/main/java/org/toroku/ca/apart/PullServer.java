package org.toroku.ca.apart;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.toroku.ca.log.HeadIntake;
import org.toroku.ca.status.StatusIntake;
import org.toroku.pki.Der;

/**
 * The registration authority's door for its CA: the connector, and nobody else, fetches requests here and brings answers. Every
 * body is bounded; whoever sends one slowly is hung up on.
 */
final class PullServer implements AutoCloseable {
    static final String PULL = "/v1/pull";
    static final String ANSWER = "/v1/answer";
    static final String CHALLENGE = "/v1/challenge";
    static final int TAKEN = 204;
    static final int NOTHING = 204;
    static final int NOT_OPEN = 410;
    static final int OTHER_CA = 409;
    static final int NOT_VOUCHED_FOR = 401;
    private static final String NOT_SIGNED = "fetch-not-signed";

    private final AskDesk desk;
    private final Settings settings;
    private final PinnedPort port;
    private final Map<String, Act> acts;
    private final Optional<StatusDoor> status;
    private final Optional<HeadDoor> heads;

    /**
     * @param ca SHA-256 of the CA's certificate
     * @param longest that a pull waits for a request
     * @param alarm is told what no connector of this CA does
     * @param judge of whether the CA is behind what is published
     * @param gate of whether the CA is behind whoever fetches
     * @param status takes what the CA publishes
     * @param heads takes signed heads of the CA's log
     */
    record Settings(
            InetSocketAddress address,
            Der ca,
            Duration longest,
            DoorAlarm alarm,
            RoomJudge judge,
            FetchGate gate,
            Optional<StatusIntake> status,
            Optional<HeadIntake> heads) {}

    private PullServer(Channel channel, AskDesk desk, Settings settings) throws IOException {
        this.desk = desk;
        this.settings = settings;
        this.status = settings.status().map(intake -> new StatusDoor(intake, settings.judge(), settings.alarm()));
        this.heads = settings.heads().map(intake -> new HeadDoor(intake, settings.alarm()));
        this.acts = Map.of(PULL, bounded(this::pull), ANSWER, bounded(this::answer), CHALLENGE, this::challenge);
        this.port = PinnedPort.open(
                settings.address(), channel, PinnedPort.Limits.standard(), settings.alarm(), this::call);
    }

    static PullServer open(Channel channel, AskDesk desk, Settings settings) throws IOException {
        return new PullServer(channel, desk, settings);
    }

    InetSocketAddress address() {
        return port.address();
    }

    @FunctionalInterface
    private interface Act {
        void on(Exchange exchange) throws IOException;
    }

    /** What is done with a body that is not too large. */
    @FunctionalInterface
    private interface BoundedAct {
        void on(Exchange exchange, Der body) throws IOException;
    }

    private void call(Exchange exchange) throws IOException {
        Act act = acts.get(exchange.path());
        if (act != null && exchange.method().equals("POST")) {
            act.on(exchange);
        } else if (status.isPresent() && exchange.path().startsWith(StatusDoor.STATUS)) {
            status.get().on(exchange);
        } else if (heads.isPresent() && exchange.path().startsWith(HeadDoor.LOG_OF_CA)) {
            heads.get().on(exchange);
        } else {
            exchange.hangUp(404);
        }
    }

    private Act bounded(BoundedAct act) {
        return exchange -> {
            Optional<Der> body = body(exchange);
            if (body.isPresent()) {
                act.on(exchange, body.get());
            } else {
                settings.alarm().tell("message-too-large", exchange.from());
                exchange.hangUp(413);
            }
        };
    }

    static Optional<Der> body(Exchange exchange) throws IOException {
        InputStream in = exchange.body();
        byte[] body = in.readNBytes(SealedReply.MOST_BYTES + 1);
        return body.length > SealedReply.MOST_BYTES ? Optional.empty() : Optional.of(Der.of(body));
    }

    private void pull(Exchange exchange, Der body) throws IOException {
        Optional<SealedHello> sealed = SealedHello.read(body);
        Optional<Hello> hello = sealed.map(SealedHello::statement).flatMap(Hello::read);
        if (hello.isEmpty()) {
            settings.alarm().tell("message-unreadable", exchange.from());
            exchange.hangUp(400);
            return;
        }
        if (!hello.get().ca().equals(settings.ca())) {
            settings.alarm().tell("other-ca", exchange.from());
            exchange.hangUp(OTHER_CA);
            return;
        }
        Optional<String> objection = settings.gate().objection(sealed.get(), hello.get());
        if (objection.isPresent()) {
            if (!objection.get().equals(FetchGate.ENDED)) {
                // whoever has the key for the connection and not the CA's token reads no request
                settings.alarm().tell(NOT_SIGNED, objection.get() + ", " + exchange.from());
            }
            exchange.hangUp(NOT_VOUCHED_FOR);
            return;
        }
        try {
            Optional<AskDesk.Open> open = desk.take(settings.longest(), exchange.from());
            if (open.isEmpty()) {
                exchange.answer(NOTHING);
                return;
            }
            hand(exchange, open.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.hangUp(503);
        }
    }

    private void challenge(Exchange exchange) throws IOException {
        exchange.answer(200, settings.gate().challenge().toByteArray());
    }

    private void hand(Exchange exchange, AskDesk.Open open) throws IOException {
        try {
            exchange.answer(200, open.letter().toByteArray());
        } catch (IOException e) {
            desk.lost(open);
            throw e;
        }
    }

    private void answer(Exchange exchange, Der body) throws IOException {
        Optional<SealedReply> reply = SealedReply.read(body);
        Optional<SealedReply.Statement> said = reply.flatMap(SealedReply::opened);
        if (said.isEmpty()) {
            settings.alarm().tell("message-unreadable", exchange.from());
            exchange.hangUp(400);
        } else if (desk.takes(reply.get(), said.get())) {
            exchange.answer(TAKEN);
        } else {
            // late, repeated, or of another request; whoever waits for it asks again
            settings.alarm().tell("answer-to-nothing-open", exchange.from());
            exchange.hangUp(NOT_OPEN);
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
