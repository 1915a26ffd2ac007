package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One default run for all specs of this JVM, to its end; JUnit's own stores end with each class where JVMs share them. */
public final class RunningToroku implements BeforeAllCallback, ParameterResolver {
    private static @Nullable Run shared;

    private static final Map<String, String> SETTINGS = Map.of(
            "toroku.issuance.retry-status", "PT1S",
            "toroku.issuance.retry-ca", "PT1S",
            "toroku.identity.status-retry-first", "PT1S",
            "toroku.enrolment.per-network-per-hour", "100000",
            "toroku.automation.per-hour", "100000");

    /** The run that all specs share. A spec that stops it or starts it otherwise leaves it as it was, at its end. */
    static final class Run {
        private Standalone running = Standalone.start(emptied(), 0, SETTINGS);

        Standalone running() {
            return running;
        }

        /** Stops Toroku and starts it again on the same data; what the old one gave out is of no use any more. */
        Standalone restart(Map<String, String> otherSettings) {
            restartUnreviewed(otherSettings);
            // another port is another address in certificates, and so another profile
            Owners.approveProfiles(running);
            return running;
        }

        /** As {@link #restart}, and nobody approves what the start changed of the profiles. */
        Standalone restartUnreviewed(Map<String, String> otherSettings) {
            stop();
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.putAll(otherSettings);
            running = Standalone.start(data(), 0, settings);
            return running;
        }

        /** Stops Toroku and starts it on data of its own, with the same tokens: a process has one SoftHSM. */
        Standalone elsewhere(Path otherData, Map<String, String> otherSettings) {
            stop();
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.putAll(otherSettings);
            try {
                Files.createSymbolicLink(otherData.resolve("hsm"), data().resolve("hsm"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = Standalone.start(otherData, 0, settings);
            return running;
        }

        /** A clean stop looks like one: an operator who reads ERROR in the log has something to do. */
        private void stop() {
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            root.addAppender(log);
            try {
                running.close();
            } finally {
                root.detachAppender(log);
            }
            assertThat(log.list)
                    .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                    .extracting(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                    .isEmpty();
        }

        private void close() {
            running.close();
        }
    }

    static Path data() {
        // SOFTHSM2_CONF of this JVM points into the same folder
        return Path.of(System.getProperty("toroku.test.data"));
    }

    /** Last run's applicants would be this run's duplicates, so every JVM begins with an empty folder. */
    private static Path emptied() {
        FileSystemUtils.deleteRecursively(data().toFile());
        return data();
    }

    private static synchronized Run shared() {
        if (shared == null) {
            Run run = new Run();
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop-toroku"));
            shared = run;
        }
        return shared;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Standalone.class || type == Run.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Run run = shared();
        return parameter.getParameter().getType() == Run.class ? run : run.running();
    }
}
