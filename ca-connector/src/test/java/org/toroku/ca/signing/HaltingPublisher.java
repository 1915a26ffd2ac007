package org.toroku.ca.signing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusFailPoint.Step;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** A process that publishes once and is halted, as by SIGKILL, at the step it is told. */
final class HaltingPublisher {
    static final int HALTED = 137;

    private HaltingPublisher() {}

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
                CaBench.PROFILES,
                new RuleSets.AnyPublished());
        StatusFailPoint halt = reached -> {
            if (reached == step) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(args[8]));
        SigningCa.open(settings, database, clock)
                .publisher(StatusSettings.standard(Path.of(args[7])), clock, halt)
                .publish();
    }

    private static Der der(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
