package org.toroku.enrolment;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names as people state them. The residence register writes names in kanji, kana or, of residents from abroad, in Latin
 * letters; whatever else stands in the place of a name is a message, and mails and letters would carry it. What a card or
 * a document says is not judged here.
 */
public final class PersonName {
    /** Emoji, squared words and the like: no register writes a name with them. */
    private static final Pattern SYMBOL = Pattern.compile("\\p{So}");

    private static final String LATIN = "\\p{IsLatin}";

    /** 〆 and the marks that lengthen or voice kana are nobody's script alone. */
    private static final String LETTERS = LATIN + "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}〆ー\uFF70\uFF9E\uFF9F";

    /** The apostrophes of Polynesian and Arabic names are letters to Unicode. */
    private static final String APOSTROPHES = "'’\u02BB\u02BC\u02BE\u02BF";

    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nl}&&[^" + LETTERS + "\u02BB\u02BC\u02BE\u02BF\\p{IsInherited}]]");
    private static final Pattern DIGIT = Pattern.compile("[\\p{Nd}\\p{No}]");

    /** Slashes, and a dot before what might be a domain: mail programs make links of them. Initials (J.R.) are none. */
    private static final Pattern LINK = Pattern.compile("//|www\\.|\\.\\p{L}\\p{M}*\\p{L}", Pattern.CASE_INSENSITIVE);

    /** Letters with their marks (Vietnamese ones have two; kanji a variation sequence), and the signs that names hold. */
    private static final Pattern NAME = Pattern.compile("(?:[" + LETTERS + "]\\p{IsInherited}{0,4}|(?<=[" + LATIN
            + "\\p{IsInherited}])\\.|[ ・,\\-\u2010\u2212()\\[\\]" + APOSTROPHES + "])+");

    /** Middle dots, dashes and quotes of other keyboards, and the double hyphen between parts of names in katakana. */
    private static final Pattern DOT =
            Pattern.compile("\u00B7|(?<=[\\p{IsKatakana}ー])[\uFF1D\u30A0](?=\\p{IsKatakana})");

    private static final Pattern DASH = Pattern.compile("[\u2013-\u2015]");
    private static final Pattern QUOTE = Pattern.compile("[\u2018\u00B4`]");

    private static final Pattern LETTER = Pattern.compile("[" + LETTERS + "]");

    private PersonName() {}

    /**
     * Why {@code written} is no name; code of the problem. Brackets are those of a card: former names stand in square ones,
     * names by which somebody is known in round ones.
     *
     * @param written neither empty nor unprintable
     */
    public static Optional<String> objection(String written) {
        String stated = QUOTE.matcher(
                        DASH.matcher(DOT.matcher(written).replaceAll("・")).replaceAll("-"))
                .replaceAll("'");
        // full and half width are the same name
        String name = Normalizer.normalize(stated, Normalizer.Form.NFKC);
        if (LINK.matcher(name).find()) {
            return Optional.of("link-in-name");
        }
        if (SYMBOL.matcher(stated).find()) {
            return Optional.of("symbol-in-name");
        }
        if (DIGIT.matcher(name).find()) {
            return Optional.of("digit-in-name");
        }
        if (OTHER_SCRIPT.matcher(stated).find()) {
            return Optional.of("script-in-name");
        }
        return NAME.matcher(name).matches() && LETTER.matcher(name).find()
                ? Optional.empty()
                : Optional.of("symbol-in-name");
    }
}
