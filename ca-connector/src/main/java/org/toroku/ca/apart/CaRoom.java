package org.toroku.ca.apart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.DeviceWatch;
import org.toroku.ca.ceremony.CeremonySettings;
import org.toroku.ca.ceremony.DemoCeremony;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.ceremony.RealKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.journal.EventHeads;
import org.toroku.ca.log.HeadOutlet;
import org.toroku.ca.log.LogKeeper;
import org.toroku.ca.log.LogWatch;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.signing.CaSettings;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusOutlet;
import org.toroku.ca.status.StatusParcel;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusWatch;
import org.toroku.pki.Der;

/** Everything that runs in the CA's room: token, journal, log, publication, and the connections out of it. */
final class CaRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaRoom.class);
    private static final int CONNECTIONS = 10;
    private static final Duration END_OF_CERTIFICATE = Duration.ofDays(30);
    private static final Duration DEVICES = Duration.ofSeconds(10);
    private static final Duration CERTIFICATES = Duration.ofHours(12);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().name("rounds-", 0).daemon().factory());

    private CaRoom() {}

    /** @throws IllegalArgumentException or IllegalStateException naming the setting that stops the start */
    static CaRoom open(ConnectorSettings settings, Clock clock) throws IOException {
        CaRoom room = new CaRoom();
        try {
            room.start(settings, clock);
            return room;
        } catch (IOException | RuntimeException e) {
            room.close();
            throw e;
        }
    }

    private void start(ConnectorSettings settings, Clock clock) throws IOException {
        Channel channel = Channel.open(settings.channel(), clock, CaRoom::stranger);
        DemoKeys keys = keys(settings.ceremony(), clock);
        HikariDataSource journal = keep(journal(settings.database()));
        SigningCa ca = keep(SigningCa.open(
                CaSettings.of(keys, profiles(settings.certification()), ruleSets(settings.certification())),
                journal,
                clock));
        LogKeeper log = ca.keepLog(settings.log(), clock);
        StatusPublisher publisher = keep(ca.publisher(settings.status(), clock));
        StatusOutlet outlet = new StatusOutlet(settings.status().folder());
        AskHandler handler = new AskHandler(
                new AskHandler.Parts(
                        ca, ca.subscriberKeys(), new EventHeads(journal), () -> published(publisher, outlet)),
                Set.of(keys.orderKey()),
                clock);
        RoomSealer sealer = new RoomSealer(
                        ca.responderSigner(), publisher::responderCertificate, keys.caCertificate(), clock)
                .ready();
        every(settings.lookEvery(), new LogWatch(log)::round);
        every(settings.lookEvery(), new StatusWatch(publisher, settings.status(), clock)::round);
        DeviceWatch token = new DeviceWatch("ca", ca::health);
        every(DEVICES, () -> token.look().ifPresent(CaRoom::tell));
        every(CERTIFICATES, () -> endOf(channel, clock));
        for (URI authority : settings.authorities()) {
            StatusCarrier carrier = keep(new StatusCarrier(outlet, sealer, authority, channel, settings.longest()));
            everyOnItsOwn(settings.lookEvery(), carrier::round);
            HeadCarrier heads = keep(
                    new HeadCarrier(new HeadOutlet(settings.log().folder()), authority, channel, settings.longest()));
            everyOnItsOwn(settings.lookEvery(), heads::round);
            keep(new Puller(
                            new Puller.Settings(
                                    authority,
                                    Der.of(keys.caCertificate().sha256()),
                                    settings.atOnce(),
                                    settings.longest()),
                            channel,
                            new Puller.Room(letter -> handler.answer(letter).map(sealer::sealed), sealer::hello)))
                    .start();
        }
        LOG.info("the CA fetches its work from {}; it listens on nothing", settings.authorities());
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    private static DemoKeys keys(ConnectorSettings.Ceremony ceremony, Clock clock) {
        return switch (ceremony) {
            case ConnectorSettings.Ceremony.Demonstration(var folder) -> {
                LOG.atError()
                        .addKeyValue("alarm", "demonstration-ca")
                        .log("The CA's keys are those of a demonstration; no certificate of it is worth anything");
                yield DemoCeremony.run(CeremonySettings.demo(folder), clock);
            }
            case ConnectorSettings.Ceremony.Held(var folder, var library, var pin, var fingerprint, var rehearsal) ->
                RealKeys.open(
                        new RealKeys.Place(folder, library, Optional.of(pin), Optional.empty(), fingerprint, rehearsal),
                        clock);
        };
    }

    private static HikariDataSource journal(ConnectorSettings.Database database) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ca");
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        // the server would quote the row that it refuses
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    private static Profiles profiles(ConnectorSettings.Certification certification) throws IOException {
        if (certification.profiles().isEmpty()) {
            return Profiles.bundled(certification.publication(), certification.crlShards());
        }
        try (Reader file = Files.newBufferedReader(certification.profiles().get())) {
            return Profiles.load(file, certification.publication(), certification.crlShards());
        }
    }

    /** What this room's operator lists, and nothing because somebody outside has it. */
    private static RuleSets ruleSets(ConnectorSettings.Certification certification) {
        return certification
                .ruleSets()
                .<RuleSets>map(file -> new RuleSets.InFile(file, Set.of()))
                .orElseGet(() -> new RuleSets.Listed(Set.of()));
    }

    private static Answer published(StatusPublisher publisher, StatusOutlet outlet) {
        try {
            long generation = outlet.current().map(StatusParcel::generation).orElse(0L);
            return new Answer.Standing(publisher.standing().revokedSince(), generation);
        } catch (IOException e) {
            LOG.error("what is published cannot be read", e);
            return new Answer.Not("folder-unreadable");
        }
    }

    private void every(Duration pause, Runnable round) {
        var _ = rounds.scheduleWithFixedDelay(() -> guarded(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own: an authority that takes its time must not keep the CA from publishing, or from another one. */
    private void everyOnItsOwn(Duration pause, Runnable round) {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("carrier-", 0).daemon().factory());
        open.add(own::shutdownNow);
        var _ = own.scheduleWithFixedDelay(() -> guarded(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An error must not end the rounds: nobody would learn of it. */
    private static void guarded(Runnable round) {
        try {
            round.run();
        } catch (Throwable e) {
            LOG.atError().addKeyValue("alarm", "ca-round-failed").setCause(e).log("A round in the CA's room failed");
        }
    }

    private static void tell(DeviceWatch.Change change) {
        switch (change) {
            case DeviceWatch.Change.Away(var device, var reason) ->
                LOG.atError()
                        .addKeyValue("alarm", "token-away")
                        .addKeyValue("device", device)
                        .addKeyValue("reason", reason)
                        .log("The CA cannot sign; orders wait");
            case DeviceWatch.Change.Back(var device) ->
                LOG.atError()
                        .addKeyValue("alarm", "token-back")
                        .addKeyValue("device", device)
                        .log("The CA can sign again");
        }
    }

    private static void endOf(Channel channel, Clock clock) {
        Instant ends = channel.ends();
        if (ends.isBefore(clock.instant().plus(END_OF_CERTIFICATE))) {
            LOG.atError()
                    .addKeyValue("alarm", "channel-certificate-ends")
                    .addKeyValue("at", ends)
                    .log("A certificate of the connection between registration authority and CA ends");
        }
    }

    private static void stranger(String why) {
        LOG.warn("a server was turned away: {}", why);
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("a part of the CA's room was not closed in order", e);
            }
        }
    }
}
