package org.toroku.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.toroku.chaos.Campaign.Result;
import org.toroku.chaos.Nemesis.Strike;

/** {@code ./toroku chaos}: a whole Toroku under load and faults, and whether it kept its promises. */
public final class ChaosCommand {
    /** Everything agrees. */
    static final int CLEAN = 0;
    /** A promise was not kept; each is printed. */
    static final int VIOLATED = 1;
    /** The command was not understood. */
    static final int NOT_UNDERSTOOD = 2;
    /** It could not be run. */
    static final int NOT_RUN = 3;

    private ChaosCommand() {}

    /** Runs and exits with one of the codes above; the launcher puts {@code --folder DIR} first. */
    public static void main(String[] line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        quiet();
        System.exit(run(new ArrayList<>(List.of(line)), out, err));
    }

    /** What the engine and the database say while they are being hurt is not the answer. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            context.getLogger("ROOT").setLevel(ch.qos.logback.classic.Level.OFF);
        }
    }

    static int run(List<String> line, PrintStream out, PrintStream err) {
        Path folder = Path.of(".toroku", "chaos");
        if (line.size() >= 2 && line.getFirst().equals("--folder")) {
            line.removeFirst();
            folder = Path.of(line.removeFirst());
        }
        CampaignOptions options;
        try {
            options = CampaignOptions.parse(line, new SecureRandom().nextLong(1_000_000_000), folder);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        }
        try {
            Result result = new Campaign(options, out, Clock.systemUTC()).run();
            List<String> report = report(options, result);
            report.forEach(out::println);
            Files.write(options.folder().resolve("report.txt"), report);
            return result.violations().isEmpty() ? CLEAN : VIOLATED;
        } catch (IOException | RuntimeException e) {
            err.println("実行できませんでした / could not be run: " + e.getMessage());
            return NOT_RUN;
        }
    }

    static List<String> report(CampaignOptions options, Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("受け付けた申込み / submitted: %d; 証明書 / certificates: %d; 失効 / revoked: %d"
                .formatted(result.submitted(), result.certificates(), result.revocations()));
        lines.add("障害 / faults: %d; うちプロセスの死 / deaths among them: %d"
                .formatted(result.strikes().size(), result.deaths()));
        lines.add("死からの復旧 / recovery from a death: 最長 / longest %s, 中央 / median %s (上限 / limit 60 s)"
                .formatted(longest(result.strikes()), median(result.strikes())));
        List<Strike> unjudged =
                result.strikes().stream().filter(Strike::isUnjudged).toList();
        if (!unjudged.isEmpty()) {
            lines.add("他の処理で混みすぎていて判断しない復旧 / recoveries not judged, since the machine was too busy with other work: "
                    + unjudged.size());
        }
        lines.add("帳簿の記録 ÷ 行為 / entries of the book ÷ acts: %d ÷ %d = %s"
                .formatted(
                        result.entries(),
                        result.acts(),
                        result.acts() == 0 ? "–" : decimal(result.entries() / (double) result.acts())));
        if (result.violations().isEmpty()) {
            lines.add(
                    unjudged.isEmpty()
                            ? "約束はすべて守られました。 / Every promise was kept."
                            : "守られなかった約束はありません。復旧時間の一部は判断していません。 / No promise was broken; not every recovery was judged.");
        } else {
            lines.add("守られなかった約束 / BROKEN promises: " + result.violations().size());
            result.violations().forEach(each -> lines.add("  " + each));
        }
        lines.add("もう一度 / again: ./toroku chaos --minutes " + options.length().toMinutes() + " --seed " + options.seed()
                + " --keep FOLDER");
        return lines;
    }

    private static List<Duration> recoveries(List<Strike> strikes) {
        return strikes.stream()
                .filter(strike -> strike.death() && strike.recovered())
                .map(Strike::took)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String longest(List<Strike> strikes) {
        List<Duration> recoveries = recoveries(strikes);
        return recoveries.isEmpty() ? "–" : seconds(recoveries.getLast());
    }

    private static String median(List<Strike> strikes) {
        List<Duration> recoveries = recoveries(strikes);
        return recoveries.isEmpty() ? "–" : seconds(recoveries.get(recoveries.size() / 2));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }

    private static String decimal(double ratio) {
        return String.format(Locale.ROOT, "%.4f", ratio);
    }
}
