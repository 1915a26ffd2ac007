package org.toroku.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.standalone.ChildToroku;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;

/**
 * A Toroku in a process of its own, with its database; and in this process what can fail by itself: the engine, the status
 * service of the cards, the network to the clients. A thread starts again what has died, as a service manager does.
 */
final class Scene implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scene.class);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Path folder;
    private final Path data;
    private final Optional<SmallDisk> disk;
    private final TestNationalPki pki;
    private final TestStatusService status;
    private final SlowNetwork network;
    private final DatabaseServer database;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path engineFolder;
    private EmbeddedEngine engine;
    private volatile ChildToroku toroku;
    private volatile boolean watched = true;
    private volatile boolean answered;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread manager = Thread.ofVirtual().name("service manager").unstarted(this::watch);

    private Scene(Path folder, long seed, Clock clock) throws IOException {
        this.folder = folder;
        this.data = Files.createDirectories(folder.resolve("data"));
        this.disk = SmallDisk.mount(data);
        // what plays the world outside must not suffer from a full disk of Toroku's
        Path cards = Files.createDirectories(folder.resolve("test-pki"));
        Files.createSymbolicLink(data.resolve("test-pki"), cards);
        this.pki = TestNationalPki.openOrCreate(cards, clock);
        this.status = TestStatusService.start(pki, 0, clock);
        this.engineFolder = Files.createDirectories(folder.resolve("engine"));
        this.engine = EmbeddedEngine.start(new EngineSettings(0, false, engineFolder));
        this.database = new DatabaseServer(data.resolve("postgres"), folder.resolve("postgres.log"));
        this.settings = new HashMap<>(Map.of(
                "TOROKU_PROCESS_ENGINE", engine.restAddress().toString(),
                "TOROKU_TRUST_OCSP", status.ocspUri().toString(),
                "TOROKU_TRUST_CRL", status.crlUri().toString(),
                "TOROKU_ENROLMENT_PERNETWORKPERHOUR", "1000000",
                "TOROKU_AUTOMATION_PERHOUR", "1000000",
                "TOROKU_AUTOMATION_HUMANREVIEWSHARE", "0",
                "TOROKU_IDENTITY_STATUSRETRYFIRST", "PT1S",
                "TOROKU_IDENTITY_STATUSRETRYMAX", "PT5S"));
        this.network = new SlowNetwork(ChildToroku.port(data), new Random(seed));
        this.toroku = spawn();
    }

    /** Starts everything and returns when it answers. */
    static Scene start(Path folder, long seed, Clock clock) {
        try {
            Scene scene = new Scene(folder, seed, clock);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(scene::leaveNothingRunning));
            scene.toroku.awaitAnswer();
            scene.manager.start();
            return scene;
        } catch (IOException e) {
            throw new UncheckedIOException("the campaign cannot be prepared", e);
        }
    }

    private ChildToroku spawn() {
        answered = false;
        return ChildToroku.spawn(data, settings, folder.resolve("toroku.log"));
    }

    /** Whatever ended this process: a mounted disk and a server would stay for ever. */
    private void leaveNothingRunning() {
        if (closed.compareAndSet(false, true)) {
            watched = false;
            toroku.process().destroyForcibly();
            database.kill();
            disk.ifPresent(SmallDisk::close);
        }
    }

    private void watch() {
        int deadLooks = 0;
        while (watched) {
            Pause.of(LOOK);
            if (!watched) {
                return;
            }
            if (!toroku.process().isAlive()) {
                log.atInfo().log("starting Toroku again");
                toroku = spawn();
                deadLooks = 0;
            } else if (!answered) {
                // its database is being started by itself
                answered = isUp();
            } else if (database.isRunning()) {
                deadLooks = 0;
            } else if (++deadLooks > 1) {
                startDatabase();
                deadLooks = 0;
            }
        }
    }

    private void startDatabase() {
        try {
            log.atInfo().log("starting the database again");
            database.start();
        } catch (RuntimeException e) {
            // a full disk, for one: the manager tries again
            log.atWarn().setCause(e).log("the database does not start");
        }
    }

    /** What its health says. */
    boolean isUp() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(toroku.url() + "/actuator/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // --- what the nemesis reaches ---

    void killToroku() {
        toroku.process().destroyForcibly();
    }

    void endToroku() {
        toroku.process().destroy();
    }

    void freezeToroku() {
        Shell.signal("STOP", List.of(toroku.process().toHandle()));
    }

    void thawToroku() {
        Shell.signal("CONT", List.of(toroku.process().toHandle()));
    }

    synchronized void wipeEngine(boolean asNewCluster) {
        if (asNewCluster) {
            engine.wipeAsNewCluster();
        } else {
            engine.wipe();
        }
    }

    synchronized void stopEngine() {
        engine.close();
    }

    /** On the same port, with nothing of what it knew. */
    synchronized void startEngine() {
        int port =
                URI.create(settings.getOrDefault("TOROKU_PROCESS_ENGINE", "")).getPort();
        engine = EmbeddedEngine.start(new EngineSettings(port, false, engineFolder));
    }

    void takeToken() {
        move("tokens", "tokens-away");
    }

    void returnToken() {
        move("tokens-away", "tokens");
    }

    private void move(String from, String to) {
        Path hsm = data.resolve("hsm");
        try {
            Files.move(hsm.resolve(from), hsm.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException("the token cannot be moved", e);
        }
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    TestStatusService status() {
        return status;
    }

    SlowNetwork network() {
        return network;
    }

    DatabaseServer database() {
        return database;
    }

    // --- what the campaign reads ---

    TestNationalPki pki() {
        return pki;
    }

    Path data() {
        return data;
    }

    BooksReader books(Clock clock) {
        return new BooksReader(database, data.resolve("hsm"), URI.create(toroku.url() + "/repository/"), clock);
    }

    /** Toroku stops the gentle way and nothing starts it again; its data can still be read. */
    void stopToroku() {
        watched = false;
        try {
            manager.join();
            toroku.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.end();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopToroku();
        network.close();
        engine.close();
        status.close();
        http.shutdownNow();
        disk.ifPresent(SmallDisk::close);
    }
}
