package org.toroku.ca.signing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusFailPoint.Step;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/**
 * A process that publishes and is halted, as by SIGKILL, at the step it is told: of the first publication, or, where it is
 * told a serial to revoke then, of the second.
 */
final class HaltingPublisher {
    static final int HALTED = 137;

    private HaltingPublisher() {}

    /** Publishes, revokes {@code serial} and is halted at {@code step} of publishing that. */
    static Process startTwice(Step step, CaBench bench, Path folder, int shards, String serial) throws IOException {
        return start(step, bench, folder, Duration.ZERO, List.of(Integer.toString(shards), serial));
    }

    /** Is halted at {@code step}, by a clock that is {@code ahead}. */
    static Process start(Step step, CaBench bench, Path folder, Duration ahead, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingPublisher.class.getName(),
                step.name(),
                bench.database.getJdbcUrl(),
                bench.keys.caToken().library().toString(),
                bench.keys.caToken().label(),
                bench.keys.caToken().pinFile().toString(),
                HexFormat.of().formatHex(bench.keys.caCertificate().toByteArray()),
                HexFormat.of().formatHex(bench.keys.responderKey().toByteArray()),
                folder.toString(),
                ahead.toString()));
        command.addAll(more);
        return new ProcessBuilder(command).inheritIO().start();
    }

    public static void main(String[] args) {
        Step step = Step.valueOf(args[0]);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[1]);
        TokenSettings token = new TokenSettings(Path.of(args[2]), args[3], Path.of(args[4]), Duration.ofSeconds(10), 4);
        CaSettings settings = new CaSettings(
                token,
                der(args[5]),
                DemoKeys.CA_KEY,
                DemoKeys.SUBSCRIBER_WRAP,
                der(args[6]),
                Set.of(),
                args.length > 9
                        ? Profiles.bundled(URI.create("http://ca.example/"), Integer.parseInt(args[9]))
                        : CaBench.PROFILES,
                new RuleSets.AnyPublished());
        AtomicBoolean armed = new AtomicBoolean(args.length <= 10);
        StatusFailPoint halt = reached -> {
            if (reached == step && armed.get()) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(args[8]));
        SigningCa ca = SigningCa.open(settings, database, clock);
        StatusPublisher publisher = ca.publisher(StatusSettings.standard(Path.of(args[7])), clock, halt);
        publisher.publish();
        if (args.length > 10) {
            ca.revoke(args[10], RevocationReason.KEY_COMPROMISE, "officer-1");
            armed.set(true);
            publisher.publish();
        }
    }

    private static Der der(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
