package org.toroku.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toroku.boot.RaApplication;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.officers.OfficerRegister;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;

/** Everything on one machine, by one command: real database, real token, real engine, test cards. */
public final class Standalone implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Standalone.class);

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final DataFolder folder;
    private final EmbeddedEngine engine;
    private final TestNationalPki pki;
    private final TestStatusService status;
    private final ConfigurableApplicationContext context;
    private final String password;

    private Standalone(Options options, Map<String, String> overrides, boolean stopsWithProcess) {
        if (stopsWithProcess) {
            // from the first part on, so that a signal during the start leaves no database server behind
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
                        closeAll();
                        stopped.countDown();
                    }));
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
            properties.putAll(overrides);
            context = keep(new SpringApplicationBuilder(RaApplication.class)
                    .properties(properties)
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
        }
    }

    /** Starts everything; the caller closes it. {@code overrides} are Spring properties. */
    public static Standalone start(Path data, int port, Map<String, String> overrides) {
        return new Standalone(new Options(data, port), overrides, false);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
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
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
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
        Standalone running;
        try {
            running = new Standalone(options, Map.of(), true);
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
                running.url(), running.password(), running.data("test-pki").resolve("cards"), running.pki.cards()));
        try {
            running.stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
