package org.toroku.testkit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.toroku.testkit.paper.PaperFeature;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperPerson;
import org.toroku.testkit.paper.PostedEnvelope;
import org.toroku.testkit.paper.Readings;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/** {@code paper scan}: makes the scan of an envelope that an invented person has posted. */
public final class PaperCommand {
    private static final Set<String> OPTIONS =
            Set.of("folder", "card", "form", "papers", "issued", "my-number", "kana", "out");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int DAYS_OLD = 14;

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle texts;
    private final Clock clock;

    PaperCommand(PrintStream out, PrintStream err, Locale locale, Clock clock) {
        this.out = out;
        this.err = err;
        this.texts = ResourceBundle.getBundle(
                "org.toroku.testkit.cli.paper",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.clock = clock;
    }

    /** Runs and exits with the codes of {@link CardCommand}. */
    public static void main(String[] line) {
        PrintStream readable = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new PaperCommand(readable, errors, Locale.getDefault(), Clock.systemUTC()).run(List.of(line)));
    }

    int run(List<String> line) {
        Optional<Arguments> parsed = Arguments.parse(line);
        if (parsed.isEmpty()
                || !parsed.get().words().equals(List.of("scan"))
                || !OPTIONS.containsAll(parsed.get().options().keySet())
                || parsed.get().option("out").isEmpty()) {
            return misuse("usage");
        }
        Arguments arguments = parsed.get();
        Path folder = Path.of(arguments.option("folder").orElse("test-cards"));
        String name = arguments.option("card").orElse("good");
        Optional<TestCard> card = TestNationalPki.openOrCreate(folder, clock).find(name);
        if (card.isEmpty()) {
            return misuse("no-such-card", name);
        }
        Optional<PaperFonts> fonts = PaperFonts.find();
        return fonts.isEmpty() ? misuse("no-fonts") : scan(arguments, card.get().holder(), fonts.get());
    }

    private int scan(Arguments arguments, Holder holder, PaperFonts fonts) {
        List<PaperKind> kinds = new ArrayList<>();
        for (String kind : arguments
                .option("papers")
                .orElse("residence-record,seal-certificate")
                .split(",", -1)) {
            try {
                kinds.add(
                        PaperKind.valueOf(kind.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                return misuse("no-such-paper", kind);
            }
        }
        LocalDate issued;
        try {
            issued = arguments
                    .option("issued")
                    .map(LocalDate::parse)
                    .orElseGet(() -> LocalDate.ofInstant(clock.instant(), JAPAN).minusDays(DAYS_OLD));
        } catch (DateTimeException e) {
            return misuse("no-date", arguments.option("issued").orElse(""));
        }
        List<PaperFeature> features =
                arguments.option("my-number").isPresent() ? List.of(PaperFeature.MY_NUMBER) : List.of();
        Path target = Path.of(arguments.option("out").orElseThrow());
        try {
            Optional<byte[]> form = arguments.option("form").isPresent()
                    ? Optional.of(
                            Files.readAllBytes(Path.of(arguments.option("form").get())))
                    : Optional.empty();
            Files.write(
                    target,
                    new PostedEnvelope(fonts, person(holder, arguments.option("kana")))
                            .scan(form, kinds, issued, features));
        } catch (IOException e) {
            return misuse("file-problem", String.valueOf(e.getMessage()));
        }
        out.println(MessageFormat.format(texts.getString("made"), target));
        return CardCommand.OK;
    }

    /** The kana of a card's holder are not on the card: they are given, known of the test cards, or left out. */
    private static PaperPerson person(Holder holder, Optional<String> kana) {
        String[] name = holder.name().split("\u3000", 2);
        String birth = holder.birthDate().substring(1);
        LocalDate born = birth.matches("[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
                ? LocalDate.parse(birth, java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                : LocalDate.of(1980, 1, 1);
        return new PaperPerson(
                name[0],
                name.length > 1 ? name[1] : "",
                kana.or(() -> Readings.of(name[0], name.length > 1 ? name[1] : ""))
                        .orElse(""),
                born,
                holder.sex().equals("1"),
                holder.address());
    }

    private int misuse(String key, Object... values) {
        err.println(MessageFormat.format(texts.getString(key), values));
        return CardCommand.MISUSE;
    }
}
