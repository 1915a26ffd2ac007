package org.toroku.matching;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One way in which the same name or address is written differently; applied in the order in which they stand here. */
enum Fold {
    /** Ideographic and standardised variants: before NFKC, which would keep the selectors. */
    VARIATION_SELECTOR("variation-selector", replacing("[\uFE00-\uFE0F\\x{E0100}-\\x{E01EF}\u180B-\u180D]", "")),

    WIDTH("width", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)),

    /** A space between two numbers separates them, everywhere else it means nothing. */
    SPACING(
            "spacing",
            replacing("(?<=[0-9])[\\p{Z}\\s]+(?=[0-9])", "-").andThen(replacing("[\\p{Z}\\s\u200B-\u200D\uFEFF]", ""))
                    ::apply),

    /** The long-vowel mark is a hyphen only between digits. */
    HYPHEN(
            "hyphen",
            replacing("[\u2010-\u2015\u2043\u2212\u2500\u2501\uFE63\uFF0D\u02D7]", "-")
                    .andThen(replacing("(?<=[0-9])[ー\uFF70](?=[0-9])", "-"))::apply),

    KANA("kana", text -> text.replace('ヶ', 'ケ').replace('ヵ', 'カ')),

    /** 霞が関, 霞ヶ関; 丸の内, 丸ノ内; 三つ沢, 三ツ沢: between ideographs only. */
    PLACE_NAME_KANA(
            "kana", between("[がガヶケ]", "ケ").andThen(between("[のノ之乃]", "ノ")).andThen(between("[つツッっ]", "ツ"))::apply),

    VARIANT_KANJI("variant-kanji", VariantKanji::fold),

    NOTATION("notation", AddressNotation::fold);

    /** Folds of a person's name. */
    static final Set<Fold> NAME = Set.of(VARIATION_SELECTOR, WIDTH, SPACING, HYPHEN, KANA, VARIANT_KANJI);

    /** Folds of an address. */
    static final Set<Fold> ADDRESS = Set.of(values());

    private final String note;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final UnaryOperator<String> operator;

    Fold(String note, UnaryOperator<String> operator) {
        this.note = note;
        this.operator = operator;
    }

    /** Code for the report. */
    String note() {
        return note;
    }

    /** Applies {@code folds} in their order. */
    static String apply(Set<Fold> folds, String text) {
        String folded = text;
        for (Fold fold : List.of(values())) {
            if (folds.contains(fold)) {
                folded = fold.operator.apply(folded);
            }
        }
        return folded;
    }

    private static UnaryOperator<String> replacing(String regex, String replacement) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).replaceAll(replacement);
    }

    private static UnaryOperator<String> between(String regex, String replacement) {
        return replacing("(?<=\\p{IsHan})" + regex + "(?=\\p{IsHan})", replacement);
    }
}
