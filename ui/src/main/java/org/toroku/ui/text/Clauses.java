package org.toroku.ui.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sources of checks as the reader's law books name them; checks name them in English, once. */
public final class Clauses {
    private static final Map<String, String> LAWS = Map.of(
            "JPKI Act", "公的個人認証法",
            "JPKI Enforcement Rules", "公的個人認証法施行規則",
            "Act 102/2000", "電子署名法",
            "Act 102/2000 Enforcement Rules", "電子署名法施行規則");

    /** Such as {@code JPKI Act art. 17(1)(iv), 18}. */
    private static final Pattern CITED =
            Pattern.compile("(JPKI Act|JPKI Enforcement Rules|Act 102/2000(?: Enforcement Rules)?)"
                    + " art\\. (\\d+)(?:\\((\\d+)\\))?(?:\\(([ivx]+)\\))?(?:(?:, | and )(\\d+))?");

    private static final Map<String, Integer> ITEMS =
            Map.of("i", 1, "ii", 2, "iii", 3, "iv", 4, "v", 5, "vi", 6, "vii", 7, "viii", 8, "ix", 9, "x", 10);

    private Clauses() {}

    /** Standards keep their names. */
    public static String text(String clause, Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage())
                ? CITED.matcher(clause).replaceAll(Clauses::japanese)
                : clause;
    }

    private static String japanese(MatchResult cited) {
        StringBuilder text = new StringBuilder(LAWS.getOrDefault(cited.group(1), cited.group(1)));
        text.append(cited.group(2)).append("条");
        if (cited.group(3) != null) {
            text.append(cited.group(3)).append("項");
        }
        if (cited.group(4) != null) {
            text.append(ITEMS.getOrDefault(cited.group(4), 0)).append("号");
        }
        if (cited.group(5) != null) {
            text.append("・").append(cited.group(5)).append("条");
        }
        return text.toString();
    }
}
