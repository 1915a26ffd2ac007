package org.toroku.testkit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.toroku.testkit.emulator.EmulatedCard;
import org.toroku.testkit.emulator.VirtualPcsc;
import org.toroku.testkit.emulator.VirtualReader;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.SigningCard;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.reader.Readers;

/**
 * {@code card list}, {@code card show}, {@code card sign} and {@code card emulate}: signs a file with a test card, or with
 * the My Number Card in a reader.
 */
public final class CardCommand {

    /** Everything went well. */
    public static final int OK = 0;
    /** The command, a card name or a file is wrong. */
    public static final int MISUSE = 1;
    /** The password does not open the card. */
    public static final int WRONG_PASSWORD = 2;
    /** There is no card, or none that can sign. */
    public static final int NO_CARD = 3;

    private static final Set<String> OPTIONS = Set.of("folder", "card", "password", "format", "in", "out");
    static final Set<String> FORMATS = Set.of("cms", "raw");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Tokyo"));

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle texts;
    private final Clock clock;

    CardCommand(PrintStream out, PrintStream err, Locale locale, Clock clock) {
        this.out = out;
        this.err = err;
        // English where it is not Japanese, whatever the machine's default
        this.texts = ResourceBundle.getBundle(
                "org.toroku.testkit.cli.card",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.clock = clock;
    }

    /** Runs and exits with one of the codes above. */
    public static void main(String[] line) {
        CardCommand command =
                new CardCommand(readable(System.out), readable(System.err), Locale.getDefault(), Clock.systemUTC());
        System.exit(command.run(List.of(line)));
    }

    /** Names are in kanji: without a locale, as in many containers, the JVM would print question marks. */
    private static PrintStream readable(PrintStream stream) {
        return stream.charset().newEncoder().canEncode('氏')
                ? stream
                : new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    int run(List<String> line) {
        Optional<Arguments> parsed = Arguments.parse(line, ReaderCommand.BARE);
        if (parsed.isPresent() && parsed.get().option("reader").isPresent()) {
            return new ReaderCommand(out, err, texts, clock, Readers::open, new Prompt()).run(parsed.get());
        }
        if (parsed.isEmpty()
                || parsed.get().words().isEmpty()
                || !OPTIONS.containsAll(parsed.get().options().keySet())) {
            return misuse("usage");
        }
        Arguments arguments = parsed.get();
        Path folder = Path.of(arguments.option("folder").orElse("test-cards"));
        List<String> words = arguments.words();
        return switch (words.getFirst()) {
            case "list" -> words.size() == 1 ? list(open(folder)) : misuse("usage");
            case "show" -> words.size() == 2 ? show(open(folder), words.get(1)) : misuse("usage");
            case "sign" -> words.size() == 1 ? sign(folder, arguments) : misuse("usage");
            case "emulate" -> words.size() == 1 ? emulate(folder, arguments) : misuse("usage");
            default -> misuse("usage");
        };
    }

    private TestNationalPki open(Path folder) {
        return TestNationalPki.openOrCreate(folder, clock);
    }

    private int list(TestNationalPki pki) {
        for (TestCard card : pki.cards()) {
            out.printf("%-28s %s%n", card.name(), card.title());
        }
        return OK;
    }

    private int show(TestNationalPki pki, String name) {
        Optional<TestCard> found = pki.find(name);
        if (found.isEmpty()) {
            return misuse("no-such-card", name);
        }
        TestCard card = found.get();
        line("title", card.title());
        line("name", card.holder().name());
        line("birth-date", birthDate(card.holder().birthDate()));
        line("sex", text("sex", Integer.valueOf(card.holder().sex())));
        line("address", card.holder().address());
        line("serial", card.certificate().getSerialNumber().toString());
        line("subject", card.certificate().getSubjectX500Principal().toString());
        line(
                "validity",
                DATE.format(card.certificate().getNotBefore().toInstant()) + " - "
                        + DATE.format(card.certificate().getNotAfter().toInstant()));
        line("password", card.password());
        line("file", card.pkcs12().toString());
        line("expected", texts.getString("expected." + card.expected()));
        return OK;
    }

    /** Unknown parts are zeros in the certificate. */
    private String birthDate(String item) {
        return birthDate(texts, item);
    }

    static String birthDate(ResourceBundle texts, String item) {
        return item.length() == 9
                ? MessageFormat.format(
                        texts.getString("birth-date"),
                        item.substring(1, 5),
                        item.substring(5, 7),
                        item.substring(7),
                        item)
                : item;
    }

    private int sign(Path folder, Arguments arguments) {
        Optional<String> name = arguments.option("card");
        Optional<String> password = arguments.option("password");
        Optional<Path> in = arguments.option("in").map(Path::of);
        Optional<Path> target = arguments.option("out").map(Path::of);
        String format = arguments.option("format").orElse("cms");
        if (name.isEmpty() || password.isEmpty() || in.isEmpty() || target.isEmpty() || !FORMATS.contains(format)) {
            return misuse("usage");
        }
        TestNationalPki pki = open(folder);
        Optional<TestCard> card = pki.unlock(name.get(), password.get());
        if (card.isEmpty()) {
            if (pki.find(name.get()).isEmpty()) {
                return misuse("no-such-card", name.get());
            }
            err.println(text("wrong-password", name.get()));
            return WRONG_PASSWORD;
        }
        return sign(card.get(), format.equals("cms"), in.get(), target.get());
    }

    private int sign(TestCard card, boolean cms, Path in, Path target) {
        try {
            write(card, cms, clock.instant(), Files.readAllBytes(in), target);
        } catch (IOException e) {
            return misuse("file-problem", e.toString());
        }
        out.println(text("signed", card.name(), target));
        return OK;
    }

    /** The CMS signature, or the bare one with the certificate in a file beside it. */
    static void write(SigningCard card, boolean cms, Instant now, byte[] content, Path target) throws IOException {
        if (cms) {
            Files.write(target, CardSigner.cms(card, content, now));
            return;
        }
        Files.write(target, CardSigner.raw(card, content));
        try {
            Files.write(
                    target.resolveSibling(target.getFileName() + ".cer"),
                    card.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate was decoded before", e);
        }
    }

    private int emulate(Path folder, Arguments arguments) {
        Optional<String> name = arguments.option("card");
        if (name.isEmpty()) {
            return misuse("usage");
        }
        TestNationalPki pki = open(folder);
        Optional<TestCard> card = pki.find(name.get());
        if (card.isEmpty()) {
            return misuse("no-such-card", name.get());
        }
        if (!card.get().key().getAlgorithm().equals("RSA")) {
            return misuse("emulate.no-rsa", name.get());
        }
        try (VirtualPcsc _ = VirtualPcsc.open();
                VirtualReader reader =
                        VirtualReader.holding(new EmulatedCard(card.get(), pki.anchor()), VirtualReader.PORT)) {
            out.println(text("emulate.lies", card.get().title(), card.get().password()));
            reader.serve();
            out.println(text("emulate.over"));
            return OK;
        } catch (IOException e) {
            err.println(text("emulate.no-reader", String.valueOf(e.getMessage())));
            return NO_CARD;
        }
    }

    private void line(String label, String value) {
        out.println(text("label." + label) + ": " + value);
    }

    private int misuse(String key, Object... values) {
        err.println(text(key, values));
        return MISUSE;
    }

    private String text(String key, Object... values) {
        return MessageFormat.format(texts.getString(key), values);
    }
}
