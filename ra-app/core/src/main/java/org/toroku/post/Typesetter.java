package org.toroku.post;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.toroku.letters.Letter;
import org.toroku.letters.LetterLanguage;
import org.toroku.letters.LetterPress;
import org.toroku.letters.LetterTexts;
import org.toroku.letters.PrintBatch;
import org.toroku.letters.Printable;
import org.toroku.letters.Printed;
import org.toroku.letters.type.FontsMissing;
import org.toroku.letters.type.LetterFonts;
import org.toroku.letters.type.Warning;
import org.toroku.post.LetterDesk.Flaw;

/** The press with the fonts and words of this house; fonts that are missing are looked for again at the next print. */
@Component
class Typesetter {
    private static final DateTimeFormatter BATCH =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(LetterWriter.JAPAN);

    private final LetterSettings settings;
    private final Clock clock;
    private final LetterTexts texts;
    private @Nullable LetterPress press;

    Typesetter(LetterSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.texts = settings.texts() == null ? LetterTexts.standard() : LetterTexts.withFolder(settings.texts());
    }

    /** Empty where the fonts are missing. */
    synchronized Optional<LetterPress> press() {
        if (press == null) {
            try {
                press = new LetterPress(LetterFonts.find(settings.fonts()), texts);
            } catch (FontsMissing _) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(press);
    }

    /** Forgets where the fonts were. */
    synchronized void lookAgain() {
        press = null;
    }

    static Printed one(LetterPress press, Printable piece, Instant at) {
        return press.print(piece, at);
    }

    /** One letter as it is, several behind a cover. */
    Printed together(LetterPress press, List<Letter> letters, Instant at) {
        if (letters.size() == 1) {
            return press.print(letters.getFirst(), at);
        }
        LetterLanguage house = settings.houseLanguage() == LetterSettings.HouseLanguage.EN
                ? LetterLanguage.ENGLISH
                : LetterLanguage.JAPANESE;
        return press.print(new PrintBatch(BATCH.format(at), List.copyOf(letters)), house, at);
    }

    Instant now() {
        return clock.instant();
    }

    static List<Flaw> flaws(Printed printed) {
        return printed.warnings().stream().map(Typesetter::flaw).distinct().toList();
    }

    private static Flaw flaw(Warning warning) {
        return switch (warning) {
            case Warning.CharacterMissing missing -> new Flaw("character-missing", missing.page(), missing.notation());
            case Warning.VariantNotShown variant ->
                new Flaw("variant-not-shown", variant.page(), "U+%04X".formatted(variant.codePoint()));
            case Warning.SetVerySmall small -> new Flaw("very-small", small.page(), "");
            case Warning.Cut cut -> new Flaw("cut", cut.page(), "");
        };
    }
}
