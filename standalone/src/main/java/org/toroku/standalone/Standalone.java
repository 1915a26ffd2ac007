package org.toroku.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toroku.boot.RaApplication;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.ProfileGate;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.officers.OfficerRegister;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;

/** Everything on one machine, by one command: real database, real token, real engine, test cards. */
public final class Standalone implements AutoCloseable {
    private static final String SYSTEM = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    private static final Logger log = LoggerFactory.getLogger(Standalone.class);

    /** Longer than any one part takes to start on a slow machine. */
    private static final String STAGING = "toroku.studio.staging.service";

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);

    /** A signal came during the start. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private volatile boolean stopping;
    private final DataFolder folder;
    private final EmbeddedEngine engine;
    private final TestNationalPki pki;
    private final TestStatusService status;
    private final ConfigurableApplicationContext context;
    private final String password;

    private Standalone(Options options, Map<String, String> overrides, boolean stopsWithProcess) {
        if (stopsWithProcess) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        }
        try {
            folder = keep(DataFolder.open(options.data()));
            LocalDatabase database = keep(LocalDatabase.start(folder));
            Clock clock = Clock.systemUTC();
            pki = TestNationalPki.openOrCreate(folder.resolve("test-pki"), clock);
            status = keep(TestStatusService.start(pki, 0, clock));
            engine = keep(EmbeddedEngine.start(EngineSettings.temporary()));
            password = folder.secret("demo-password").substring(0, 12);
            Map<String, Object> properties = new HashMap<>(
                    new StandaloneProperties(folder, database, engine, pki, status).with(options.port(), clock));
            if (stopsWithProcess) {
                // specs have their own, or none
                properties.putAll(
                        keep(DemoMailbox.start(folder.resolve("mail"))).settings());
            }
            properties.putAll(overrides);
            properties.values().removeIf(""::equals);
            context = keep(new SpringApplicationBuilder(RaApplication.class)
                    .properties(properties)
                    .initializers(
                            // above what the application ships, below what the environment says
                            parts -> parts.getEnvironment()
                                    .getPropertySources()
                                    .addAfter(SYSTEM, new MapPropertySource("default run", properties)),
                            (GenericApplicationContext parts) -> replay(parts))
                    .registerShutdownHook(false)
                    .run());
            DemoOfficers.enter(
                    context.getBean(OfficerRegister.class),
                    context.getBean(PasswordEncoder.class),
                    password,
                    clock.instant());
        } catch (IOException e) {
            closeAll();
            throw new UncheckedIOException("the default run cannot be prepared", e);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        } finally {
            startEnded.countDown();
        }
    }

    /** In this process, unless a staging service was named. */
    private static void replay(GenericApplicationContext parts) {
        if (!parts.getEnvironment().containsProperty(STAGING)) {
            parts.registerBean(InProcessReplay.class, InProcessReplay::new);
        }
    }

    /**
     * A part that is being started cannot be closed yet, and would be left behind: the start ends at its next part, and
     * closes what there is.
     */
    private void stop() {
        stopping = true;
        try {
            if (!startEnded.await(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.atWarn().log("the start does not end; stopping what has started so far");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeAll();
        stopped.countDown();
    }

    /** Starts everything; the caller closes it. {@code overrides} are Spring properties; an empty one takes a setting away. */
    public static Standalone start(Path data, int port, Map<String, String> overrides) {
        return new Standalone(new Options(data, port), overrides, false);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        if (stopping) {
            throw new StoppedException();
        }
        return part;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public EmbeddedEngine engine() {
        return engine;
    }

    public TestNationalPki pki() {
        return pki;
    }

    public TestStatusService status() {
        return status;
    }

    /** Password of the demo officers of this data folder. */
    public String password() {
        return password;
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public Path data(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        closeAll();
    }

    /** In reverse order: the application stops before what it uses. */
    private void closeAll() {
        for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                log.atError()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .setCause(e)
                        .log("did not stop cleanly");
            }
        }
    }

    /** Runs until Ctrl-C or SIGTERM. */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (!free(options.port())) {
            System.err.println("port " + options.port() + " is in use; choose another / ポート " + options.port()
                    + " は使用中です。別の番号を指定してください: ./toroku run --port N");
            System.exit(4);
            return;
        }
        Standalone running;
        try {
            running = new Standalone(options, Map.of(), true);
        } catch (StoppedException e) {
            // the process is ending already
            return;
        } catch (DataFolder.InUseException e) {
            System.err.println(e.getMessage());
            System.exit(3);
            return;
        } catch (RuntimeException e) {
            // threads of half-started parts would keep the process alive; what went wrong stands in the log above
            log.atError().setCause(e).log("Toroku did not start");
            System.err.println("Toroku could not start / 起動できませんでした: " + rootMessage(e));
            System.exit(1);
            return;
        }
        System.out.print(Greeting.of(
                running.url(),
                running.password(),
                running.data("test-pki").resolve("cards"),
                running.pki.cards(),
                running.waitingProfiles()));
        try {
            running.stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> waitingProfiles() {
        Profiles profiles = context().getBean(Profiles.class);
        ProfileGate gate = context().getBean(ProfileGate.class);
        return profiles.ids().stream()
                .filter(id -> gate.objection(id, profiles.sha256(id)).isPresent())
                .toList();
    }

    /** Asked before anything starts; whoever takes the port in between is told of by the server, only later. */
    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Writes the anchor where the settings of identity verification can name it. */
    static Path anchorFile(DataFolder folder, TestNationalPki pki) {
        Path file = folder.resolve("test-pki").resolve("anchor.cer");
        try {
            Files.write(file, pki.anchor().getEncoded());
        } catch (IOException | CertificateEncodingException e) {
            throw new IllegalStateException("the anchor of the test PKI cannot be written", e);
        }
        return file;
    }
}
