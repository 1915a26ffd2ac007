package org.toroku.testkit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import org.toroku.testkit.reader.CardFacts;
import org.toroku.testkit.reader.CardLink;
import org.toroku.testkit.reader.CardTrouble;
import org.toroku.testkit.reader.JpkiCard;

/**
 * {@code card show --reader} and {@code card sign --reader}: the same with the My Number Card in a reader. Every way ends
 * before the password is asked for, if it can; a wrong one is never tried again.
 */
final class ReaderCommand {
    static final Set<String> BARE = Set.of("reader", "last-try", "password-stdin");

    private static final Set<String> TO_SHOW = Set.of("folder", "reader", "last-try", "password-stdin", "password");
    private static final Set<String> TO_SIGN =
            Set.of("folder", "reader", "last-try", "password-stdin", "password", "format", "in", "out");

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle texts;
    private final Clock clock;
    private final Function<OptionalInt, CardLink> readers;
    private final Prompt prompt;

    ReaderCommand(
            PrintStream out,
            PrintStream err,
            ResourceBundle texts,
            Clock clock,
            Function<OptionalInt, CardLink> readers,
            Prompt prompt) {
        this.out = out;
        this.err = err;
        this.texts = texts;
        this.clock = clock;
        this.readers = readers;
        this.prompt = prompt;
    }

    /** Reads or makes something with an unlocked card. */
    private interface Use {
        int with(JpkiCard card) throws IOException;
    }

    int run(Arguments arguments) {
        String word = arguments.words().size() == 1 ? arguments.words().getFirst() : "";
        Set<String> given = arguments.options().keySet();
        boolean twoPasswords = given.contains("password") && given.contains("password-stdin");
        if (twoPasswords || !arguments.option("last-try").orElse("").isEmpty()) {
            return misuse("usage");
        }
        if (word.equals("show") && TO_SHOW.containsAll(given)) {
            return use(arguments, this::show);
        }
        return word.equals("sign") && TO_SIGN.containsAll(given) ? sign(arguments) : misuse("usage");
    }

    private int sign(Arguments arguments) {
        Optional<Path> in = arguments.option("in").map(Path::of);
        Optional<Path> target = arguments.option("out").map(Path::of);
        String format = arguments.option("format").orElse("cms");
        if (in.isEmpty() || target.isEmpty() || !CardCommand.FORMATS.contains(format)) {
            return misuse("usage");
        }
        byte[] content;
        try {
            content = Files.readAllBytes(in.get());
        } catch (IOException e) {
            return misuse("file-problem", e.toString());
        }
        return use(arguments, card -> {
            card.mustBeValid(clock.instant());
            CardCommand.write(card, format.equals("cms"), clock.instant(), content, target.get());
            out.println(text("reader.signed", target.get()));
            return CardCommand.OK;
        });
    }

    private int show(JpkiCard card) {
        X509Certificate certificate = card.certificate();
        CardFacts facts = CardFacts.of(certificate);
        line("name", facts.name());
        line("birth-date", CardCommand.birthDate(texts, facts.birthDate()));
        line("sex", facts.sex().matches("\\d") ? text("sex", Integer.valueOf(facts.sex())) : facts.sex());
        line("address", facts.address());
        line("serial", certificate.getSerialNumber().toString());
        line("subject", certificate.getSubjectX500Principal().toString());
        line("issuer", certificate.getIssuerX500Principal().toString());
        line(
                "validity",
                CardFacts.day(certificate.getNotBefore().toInstant()) + " - "
                        + CardFacts.day(certificate.getNotAfter().toInstant()));
        card.mustBeValid(clock.instant());
        return CardCommand.OK;
    }

    private int use(Arguments arguments, Use use) {
        String number = arguments.option("reader").orElse("");
        boolean lastTryToo = arguments.option("last-try").isPresent();
        try (JpkiCard card = JpkiCard.on(
                readers.apply(number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number))))) {
            out.println(text("reader.tries", Integer.valueOf(card.triesLeft())));
            card.mayBeTried(lastTryToo);
            Optional<char[]> password = password(arguments);
            if (password.isEmpty()) {
                return misuse("reader.no-terminal");
            }
            card.unlock(password.get(), lastTryToo);
            return use.with(card);
        } catch (CardTrouble trouble) {
            err.println(text("reader." + trouble.kind(), trouble.detail()));
            return code(trouble.kind());
        } catch (IOException e) {
            return misuse("file-problem", e.toString());
        }
    }

    private Optional<char[]> password(Arguments arguments) {
        if (arguments.option("password-stdin").isPresent()) {
            return prompt.read();
        }
        Optional<String> onTheLine = arguments.option("password");
        if (onTheLine.isPresent()) {
            err.println(text("reader.password-seen"));
            return onTheLine.map(String::toCharArray);
        }
        return prompt.ask(text("reader.ask") + " ");
    }

    private static int code(CardTrouble.Kind kind) {
        return switch (kind) {
            case PASSWORD_SHAPE, WRONG_PASSWORD, LAST_TRY, BLOCKED -> CardCommand.WRONG_PASSWORD;
            case NO_LIBRARY,
                    NO_SERVICE,
                    NO_READER,
                    NO_SUCH_READER,
                    NO_CARD,
                    WHICH_READER,
                    NOT_A_MY_NUMBER_CARD,
                    EXPIRED,
                    NOT_YET_VALID,
                    UNREADABLE -> CardCommand.NO_CARD;
        };
    }

    private void line(String label, String value) {
        out.println(text("label." + label) + ": " + value);
    }

    private int misuse(String key, Object... values) {
        err.println(text(key, values));
        return CardCommand.MISUSE;
    }

    private String text(String key, Object... values) {
        return MessageFormat.format(texts.getString(key), values);
    }
}
