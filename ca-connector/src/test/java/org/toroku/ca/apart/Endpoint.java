package org.toroku.ca.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** A pull endpoint in whoever's hands: what it hands out need not be what the registration authority asked. */
final class Endpoint implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    final Queue<String> alarms = new ConcurrentLinkedQueue<>();
    /** Takes every answer, whoever signed it or not. */
    final AskDesk desk =
            new AskDesk(Duration.ofSeconds(5), 64, (reply, said) -> said.reply().answer(), (why, detail) -> {});

    final Der ca;
    private final PullServer server;

    private static final class Anybody implements FetchGate {
        @Override
        public Der challenge() {
            return Der.of(new byte[32]);
        }

        @Override
        public Optional<String> objection(SealedHello hello, Hello said) {
            return Optional.empty();
        }
    }

    /** Hands out to whoever has the key for the connection. */
    Endpoint(CaBench bench, Channel channel) {
        this(bench, channel, new Anybody());
    }

    Endpoint(CaBench bench, Channel channel, FetchGate gate) {
        ca = Der.of(bench.keys.caCertificate().sha256());
        try {
            server = PullServer.open(
                    channel,
                    desk,
                    new PullServer.Settings(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            ca,
                            Duration.ofSeconds(2),
                            DoorAlarm.of(alarms::add),
                            new RoomJudge(bench.keys.caCertificate(), Clock.systemUTC()),
                            gate,
                            Optional.empty(),
                            Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a connector whose token signs nothing. */
    static Der hello(Der ca) {
        return new SealedHello(new Hello(ca, Der.of(new byte[32])).bytes(), Optional.empty()).bytes();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.address().getPort());
    }

    /** Hands a letter out that nobody signed. */
    Answer unsigned(Ask ask) {
        return hand(request(ask, Instant.now(Clock.systemUTC())), Optional.empty());
    }

    /** Hands a letter out that {@code key} signed, after {@code altered} was done to what it signed. */
    Answer signed(Ask ask, Instant at, TokenSigner key, UnaryOperator<Letter.Request> altered) {
        Letter.Request request = request(ask, at);
        Letter.Seal seal = seal(request, key);
        return hand(altered.apply(request), Optional.of(seal));
    }

    Answer hand(Letter.Request request, Optional<Letter.Seal> seal) {
        return desk.ask(request.id(), new Letter(request.bytes(), seal).bytes(), DEADLINE);
    }

    Letter.Request request(Ask ask, Instant at) {
        return new Letter.Request(UUID.randomUUID(), ca, at, ask);
    }

    static Letter.Seal seal(Letter.Request request, TokenSigner key) {
        return switch (key.sign(Letter.toSign(request.bytes()))) {
            case TokenSigner.Signing.Signed(var signature) -> new Letter.Seal(key.keyId(), signature);
            case TokenSigner.Signing.Unavailable(var reason) -> throw new IllegalStateException(reason);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
