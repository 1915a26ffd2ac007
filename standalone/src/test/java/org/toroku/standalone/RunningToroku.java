package org.toroku.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** One default run for all specs of this JVM; stopped when the last of them is done. */
public final class RunningToroku implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(RunningToroku.class);

    record Kept(Standalone running) implements AutoCloseable {
        @Override
        public void close() {
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

    private static Standalone of(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(
                        "running",
                        key -> new Kept(Standalone.start(
                                emptied(),
                                0,
                                Map.of(
                                        "toroku.issuance.retry-status", "PT1S",
                                        "toroku.issuance.retry-ca", "PT1S",
                                        "toroku.identity.status-retry-first", "PT1S",
                                        "toroku.enrolment.per-network-per-hour", "100000",
                                        "toroku.automation.per-hour", "100000"))),
                        Kept.class)
                .running();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Standalone.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }
}
