package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.toroku.ca.ceremony.CeremonyCheck.Verdict;
import org.toroku.ca.ceremony.RealCeremony.Sitting;
import org.toroku.ca.pkcs11.SignatureScheme;

/** {@code ./toroku ceremony}: makes the keys of a CA, verifies what was written of it, and writes PIN files from shares. */
public final class CeremonyCommand {
    public static final int DONE = 0;
    /** It failed, or what was looked at is not sound; the reason is printed. */
    public static final int REFUSED = 1;
    /** The command line or the plan says nothing that could be done. */
    public static final int NOT_BEGUN = 2;
    /** It goes on another time. */
    public static final int TO_BE_CONTINUED = 3;

    private static final String USAGE = """
            usage / 使い方:
              toroku ceremony run    --folder DIR --plan FILE [--library FILE] [--ca-token LABEL] [--ra-token LABEL]
                                     [--shares DIR] [--superiors-certificate FILE]
              toroku ceremony verify --folder DIR
              toroku ceremony pin    --folder DIR --token LABEL --out FILE [--share FILE]…""";
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "run",
            Set.of(
                    "--folder",
                    "--plan",
                    "--library",
                    "--ca-token",
                    "--ra-token",
                    "--shares",
                    "--superiors-certificate"),
            "verify",
            Set.of("--folder"),
            "pin",
            Set.of("--folder", "--token", "--out", "--share"));
    /** Options that are entries of the plan as well. */
    private static final Map<String, String> PLANNED =
            Map.of("--library", "library", "--ca-token", "caToken", "--ra-token", "raToken");

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Supplier<Floor> floor;

    /** @param floor where persons act; asked for only once they have to */
    public CeremonyCommand(PrintStream out, PrintStream err, Clock clock, Supplier<Floor> floor) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.floor = floor;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CeremonyCommand(out, err, Clock.systemUTC(), TerminalFloor::open).run(List.of(line)));
    }

    /** @param line command and options */
    public int run(List<String> line) {
        Optional<Map<String, List<String>>> options = options(line);
        if (options.isEmpty()) {
            err.println(USAGE);
            return NOT_BEGUN;
        }
        try {
            return run(line.getFirst(), options.get());
        } catch (CeremonyStopped e) {
            err.println(e.getMessage());
            return e.forGood() ? REFUSED : TO_BE_CONTINUED;
        } catch (Floor.DesertedException e) {
            err.println(e.getMessage());
            return TO_BE_CONTINUED;
        } catch (Transcript.AlteredException e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return NOT_BEGUN;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            err.println("中断しました。原因を除いてから再開してください / interrupted; it can go on once the cause is mended: " + causes(e));
            return TO_BE_CONTINUED;
        }
    }

    /** Of libraries and devices, which say what failed without the PIN that it failed with. */
    private static String causes(Throwable failure) {
        List<String> all = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.add(each.getClass().getSimpleName() + ": " + each.getMessage());
        }
        return String.join(" ← ", all);
    }

    private int run(String command, Map<String, List<String>> options) throws IOException, GeneralSecurityException {
        Path folder = Path.of(one(options, "--folder"));
        return switch (command) {
            case "run" -> conduct(folder, options);
            case "verify" -> verify(folder);
            default -> pin(folder, options);
        };
    }

    private int conduct(Path folder, Map<String, List<String>> options) throws IOException, GeneralSecurityException {
        HsmRule rule = HsmRule.on(LocalDate.now(clock));
        CeremonyPlan plan = CeremonyPlan.of(plan(options), rule);
        Sitting sitting = new Sitting(
                folder, file(options, "--shares"), file(options, "--superiors-certificate"), clock, step -> {});
        return switch (RealCeremony.run(plan, rule, floor.get(), sitting)) {
            case CLOSED -> verify(folder);
            case CERTIFICATE_AWAITED -> {
                out.println("上位認証局の証明書を待っています。--superiors-certificate を付けて再開してください。");
                out.println("The superior CA's certificate is awaited; go on with --superiors-certificate. Request: "
                        + new CeremonyFiles(folder, plan.caLabel()).request());
                yield TO_BE_CONTINUED;
            }
        };
    }

    private static Properties plan(Map<String, List<String>> options) throws IOException {
        Properties plan = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(one(options, "--plan")))) {
            plan.load(reader);
        }
        PLANNED.forEach((option, name) -> {
            if (options.containsKey(option)) {
                plan.setProperty(name, one(options, option));
            }
        });
        return plan;
    }

    private int verify(Path folder) throws IOException {
        CeremonyCheck.head(folder)
                .ifPresent(head -> out.println("経過記録 %d行目 / transcript line %d: %s (%s)"
                        .formatted(head.number(), head.number(), head.spoken(), head.hash())));
        return switch (CeremonyCheck.look(folder)) {
            case Verdict.Unsound(String why) -> {
                err.println(why);
                yield REFUSED;
            }
            case Verdict.Sound(RealRecord record, List<TranscriptLine> lines) -> {
                CeremonyFiles files = new CeremonyFiles(folder, record.caLabel());
                out.println("鍵生成式の記録は改ざんされていません（%d行、種別 %s）。".formatted(lines.size(), record.kind()));
                out.println(
                        "The ceremony's transcript and record are intact: %d lines, kind %s, CA certificate SHA-256 %s"
                                .formatted(
                                        lines.size(),
                                        record.kind(),
                                        record.caCertificate().sha256Hex()));
                out.println("openssl dgst %s -verify %s -signature %s %s"
                        .formatted(hash(record), files.caKey(), files.signature(), files.transcript()));
                yield DONE;
            }
        };
    }

    private static String hash(RealRecord record) {
        return switch (SignatureScheme.of(record.caKey())) {
            case ECDSA_SHA256, RSA_SHA256 -> "-sha256";
            case ECDSA_SHA384 -> "-sha384";
        };
    }

    private int pin(Path folder, Map<String, List<String>> options) throws IOException {
        List<Path> shares = options.getOrDefault("--share", List.of()).stream()
                .map(Path::of)
                .toList();
        Path file = Path.of(one(options, "--out"));
        return switch (PinCommand.run(folder, one(options, "--token"), shares, file, floor)) {
            case PinCommand.Outcome.Refused(String why) -> {
                err.println(why);
                yield REFUSED;
            }
            case PinCommand.Outcome.Written written -> {
                out.println("PINファイルを書きました / the PIN file is written: " + file);
                yield DONE;
            }
        };
    }

    private static Optional<Map<String, List<String>>> options(List<String> line) {
        Set<String> known = line.isEmpty() ? null : OPTIONS.get(line.getFirst());
        if (known == null || line.size() % 2 == 0) {
            return Optional.empty();
        }
        Map<String, List<String>> options = new HashMap<>();
        for (int i = 1; i < line.size(); i += 2) {
            String option = line.get(i);
            if (!known.contains(option) || options.containsKey(option) && !option.equals("--share")) {
                return Optional.empty();
            }
            options.computeIfAbsent(option, name -> new ArrayList<>()).add(line.get(i + 1));
        }
        return Optional.of(options);
    }

    private static String one(Map<String, List<String>> options, String option) {
        List<String> given = options.get(option);
        if (given == null) {
            throw new IllegalArgumentException(option + "?\n" + USAGE);
        }
        return given.getFirst();
    }

    private static Optional<Path> file(Map<String, List<String>> options, String option) {
        return Optional.ofNullable(options.get(option)).map(given -> Path.of(given.getFirst()));
    }
}
