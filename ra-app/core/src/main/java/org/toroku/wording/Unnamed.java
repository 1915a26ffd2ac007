package org.toroku.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mails to people whom nothing has proven yet. Anybody can enter another's address and a message in the place of the name,
 * which the house would send; such a mail therefore addresses by no name, whatever its text says.
 */
final class Unnamed {
    private static final String NAME = "(?<![$#])\\{" + Slot.NAME.placeholder() + "\\}";

    /** The name and what belongs to it; a line that has nothing else addresses somebody. */
    private static final Pattern JAPANESE = Pattern.compile(
            "(?<line>(?m)^[ \u3000]*)?" + NAME + "[ \u3000]*(?:様|さま|殿|さん|氏|先生|君)?(?<end>[ \u3000]*へ?(?m)$)?");

    private static final Pattern ENGLISH = Pattern.compile("(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\\b\\.?[ /]*)*" + NAME);

    private Unnamed() {}

    /**
     * @param japanese by which they are addressed, e.g. お申込みの方
     * @param english the same in English, behind {@code Dear}
     */
    static Wording of(Wording wording, String japanese, String english) {
        String bodyJa = JAPANESE.matcher(wording.bodyJa())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group("line") != null && found.group("end") != null ? japanese + "へ" : japanese));
        String bodyEn = ENGLISH.matcher(wording.bodyEn()).replaceAll(Matcher.quoteReplacement(english));
        return new Wording(wording.subjectJa(), bodyJa, wording.subjectEn(), bodyEn);
    }
}
