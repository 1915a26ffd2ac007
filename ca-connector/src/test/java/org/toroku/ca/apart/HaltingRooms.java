package org.toroku.ca.apart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.journal.EventHeads;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.CaSettings;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** Processes that stand for one room each, and are killed in it. */
final class HaltingRooms {
    static final int HALTED = 137;

    private HaltingRooms() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "connector" -> connector(args);
            case "authority" -> authority(args);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Carries out the first order that it fetches, and dies before it answers. */
    private static void connector(String[] args) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[2]);
        SigningCa ca = SigningCa.open(
                new CaSettings(
                        new TokenSettings(Path.of(args[3]), args[4], Path.of(args[5]), Duration.ofSeconds(10), 4),
                        der(args[6]),
                        DemoKeys.CA_KEY,
                        DemoKeys.SUBSCRIBER_WRAP,
                        der(args[7]),
                        Set.of(der(args[8])),
                        CaBench.PROFILES,
                        new RuleSets.AnyPublished()),
                database,
                Clock.systemUTC());
        AskHandler handler = new AskHandler(
                new AskHandler.Parts(
                        ca,
                        ca.subscriberKeys(),
                        new EventHeads(database),
                        () -> new Answer.Standing(Optional.empty(), 0)),
                Set.of(der(args[8])),
                Clock.systemUTC());
        RoomSealer sealer = new RoomSealer(
                ca.responderSigner(),
                ca.publisher(StatusSettings.standard(PapersOfBoth.folder()), Clock.systemUTC())::responderCertificate,
                der(args[6]),
                Clock.systemUTC());
        new Puller(
                        new Puller.Settings(
                                URI.create(args[1]), Der.of(der(args[6]).sha256()), 1, Duration.ofSeconds(20)),
                        Channel.open(papers(args[9], "connector", "authority"), Clock.systemUTC(), why -> {}),
                        new Puller.Room(
                                letter -> {
                                    Optional<Reply> reply = handler.answer(letter);
                                    if (reply.orElseThrow().answer() instanceof Answer.Issued) {
                                        Runtime.getRuntime().halt(HALTED);
                                    }
                                    return reply.map(sealer::sealed);
                                },
                                sealer::hello))
                .start();
    }

    /** Has an order carried out, and is killed by who started it. */
    private static void authority(String[] args) {
        Der orderKey = der(args[3]);
        ApartCa ca = ApartCa.open(
                new ApartCa.Own(
                        der(args[2]), CaBench.PROFILES, new VerifyingKey(orderKey), Optional.empty(), Optional.empty()),
                Rooms.TIMES,
                new ApartCa.Door(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])),
                        Channel.open(papers(args[4], "authority", "connector"), Clock.systemUTC(), why -> {}),
                        why -> {}),
                Clock.systemUTC());
        SignedOrder order = new SignedOrder(der(args[5]), der(args[6]), orderKey.sha256Hex());
        while (true) {
            ca.submit(order, Optional.of(der(args[7])));
        }
    }

    private static Channel.Papers papers(String folder, String own, String other) {
        Path in = Path.of(folder);
        return new Channel.Papers(
                in.resolve(own + ".cer"), in.resolve(own + ".key"), List.of(in.resolve(other + ".cer")));
    }

    private static Der der(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
