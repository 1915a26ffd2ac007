package org.toroku.ca.apart;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.toroku.ca.journal.EventHeads;
import org.toroku.ca.signing.Answers;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** A registration authority, and a CA in another room that fetches its work; over real TLS, with the journal and tokens of a bench. */
final class Rooms implements AutoCloseable {
    static final ApartCa.Times TIMES =
            new ApartCa.Times(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5), 64);

    final CaBench bench;
    final PapersOfBoth papers = new PapersOfBoth(PapersOfBoth.folder());
    final Queue<String> alarms = new ConcurrentLinkedQueue<>();
    final ApartCa authority;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Without anybody who fetches. */
    Rooms(CaBench bench, ApartCa.Times times) {
        this.bench = bench;
        this.authority = authority(times, papers.authority(), 0);
    }

    static Rooms withConnector(CaBench bench) {
        Rooms rooms = new Rooms(bench, TIMES);
        rooms.connector(handled -> handled);
        Answers.await(rooms.authority::present);
        return rooms;
    }

    /** @param port 0 for any */
    ApartCa authority(ApartCa.Times times, Channel channel, int port) {
        ApartCa ca = ApartCa.open(
                own(bench),
                times,
                new ApartCa.Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), channel, alarms::add),
                Clock.systemUTC());
        open.add(ca);
        return ca;
    }

    static ApartCa.Own own(CaBench bench) {
        return new ApartCa.Own(
                bench.keys.caCertificate(), CaBench.PROFILES, bench.orderSigner, Optional.empty(), Optional.empty());
    }

    static URI address(ApartCa authority) {
        return URI.create("https://127.0.0.1:" + authority.address().getPort());
    }

    /** A CA that fetches; {@code around} stands between what was fetched and what is done. */
    Puller connector(Function<Function<Der, Optional<Reply>>, Function<Der, Optional<Reply>>> around) {
        return connector(around, papers.connector(), address(authority));
    }

    Puller connector(
            Function<Function<Der, Optional<Reply>>, Function<Der, Optional<Reply>>> around,
            Channel channel,
            URI address) {
        SigningCa ca = bench.open();
        open.add(ca);
        Function<Der, Optional<Reply>> said = around.apply(handler(ca, Clock.systemUTC())::answer);
        RoomSealer sealer = sealer(ca, Clock.systemUTC());
        return puller(letter -> said.apply(letter).map(sealer::sealed), sealer::hello, channel, address);
    }

    /** Whoever has a key for the connection: {@code answers} need not come from any CA. */
    Puller puller(
            Function<Der, Optional<SealedReply>> answers,
            Function<Der, SealedHello> hello,
            Channel channel,
            URI address) {
        Puller puller = new Puller(
                new Puller.Settings(address, Der.of(bench.keys.caCertificate().sha256()), 8, Duration.ofSeconds(20)),
                channel,
                new Puller.Room(answers, hello));
        puller.start();
        open.add(puller);
        return puller;
    }

    RoomSealer sealer(SigningCa ca, Clock clock) {
        StatusPublisher publisher = ca.publisher(StatusSettings.standard(PapersOfBoth.folder()), Clock.systemUTC());
        open.add(publisher);
        return new RoomSealer(ca.responderSigner(), publisher::responderCertificate, bench.keys.caCertificate(), clock)
                .ready();
    }

    AskHandler handler(SigningCa ca, Clock clock) {
        return new AskHandler(
                new AskHandler.Parts(
                        ca,
                        ca.subscriberKeys(),
                        new EventHeads(bench.database),
                        () -> new Answer.Standing(Optional.empty(), 0)),
                Set.of(bench.keys.orderKey()),
                clock);
    }

    @Override
    public void close() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
