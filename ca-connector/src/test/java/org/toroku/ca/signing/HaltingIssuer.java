package org.toroku.ca.signing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.signing.FailPoint.Step;
import org.toroku.pki.Der;

/** A process that carries out one order and is halted, as by SIGKILL, at the step it is told. */
final class HaltingIssuer {
    static final int HALTED = 137;

    private HaltingIssuer() {}

    public static void main(String[] args) {
        Step step = Step.valueOf(args[0]);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[1]);
        TokenSettings token =
                new TokenSettings(Path.of(args[2]), args[3], Path.of(args[4]), Duration.ofMillis(1_500), 4);
        CaSettings settings = new CaSettings(
                token,
                der(args[5]),
                DemoKeys.CA_KEY,
                DemoKeys.SUBSCRIBER_WRAP,
                der(args[9]),
                Set.of(der(args[6])),
                CaBench.PROFILES,
                new RuleSets.AnyPublished());
        SignedOrder order =
                new SignedOrder(der(args[7]), der(args[8]), der(args[6]).sha256Hex());
        FailPoint halt = (reached, id) -> {
            if (reached == step) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
        SigningCa.open(settings, database, Clock.systemUTC(), halt).submit(order, Optional.empty());
    }

    private static Der der(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
