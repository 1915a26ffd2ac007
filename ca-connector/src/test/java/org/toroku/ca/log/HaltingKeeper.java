package org.toroku.ca.log;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.LogFailPoint.Step;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** A process that keeps the log for one round and is halted, as by SIGKILL, at the step it is told. */
final class HaltingKeeper {
    static final int HALTED = 137;

    private HaltingKeeper() {}

    /** @param tsa address and file of the root of an authority that stamps heads; none for none */
    static Process start(Step step, CaBench bench, Path folder, Duration ahead, String... tsa) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingKeeper.class.getName(),
                step.name(),
                bench.database.getJdbcUrl(),
                bench.keys.raToken().library().toString(),
                bench.keys.raToken().label(),
                bench.keys.raToken().pinFile().toString(),
                HexFormat.of().formatHex(bench.keys.bookKey().toByteArray()),
                HexFormat.of().formatHex(bench.keys.caCertificate().toByteArray()),
                folder.toString(),
                ahead.toString()));
        command.addAll(List.of(tsa));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static Optional<Stamping> stamping(String[] args) throws IOException {
        return args.length < 11
                ? Optional.empty()
                : Optional.of(OpensslTsa.stamping(URI.create(args[9]), Path.of(args[10]), false));
    }

    public static void main(String[] args) throws IOException {
        Step step = Step.valueOf(args[0]);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[1]);
        TokenSettings settings =
                new TokenSettings(Path.of(args[2]), args[3], Path.of(args[4]), Duration.ofSeconds(10), 2);
        Der bookKey = Der.of(HexFormat.of().parseHex(args[5]));
        Token token = Token.open(settings, List.of(TokenKey.pair(DemoKeys.BOOK_KEY, bookKey)));
        LogKeeper keeper = new LogKeeper(
                new LogSettings(Path.of(args[7]), Duration.ZERO, Optional.empty(), stamping(args)),
                LogKeeper.Parts.of(
                        new LogJournal(database),
                        new Pkcs11TokenSigner(token, DemoKeys.BOOK_KEY, bookKey),
                        Der.of(HexFormat.of().parseHex(args[6]))),
                Clock.offset(Clock.systemUTC(), Duration.parse(args[8])),
                reached -> {
                    if (reached == step) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                });
        System.err.println(keeper.round());
    }
}
