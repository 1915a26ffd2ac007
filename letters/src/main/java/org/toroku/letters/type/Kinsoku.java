package org.toroku.letters.type;

import java.lang.Character.UnicodeScript;

/** Where a Japanese line may not break (JIS X 4051, 禁則処理): pure questions about two neighbouring characters. */
public final class Kinsoku {
    private static final String NEVER_FIRST = "、。，．・：；？！ー―゛゜ヽヾゝゞ々〻’”）〕］｝〉》」』】〙〗°′″℃％‰‐゠–〜～…‥"
            + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
            + ")]},.:;?!%｡､｣･ﾞﾟｧｨｩｪｫｬｭｮｯｰ";
    private static final String NEVER_LAST = "（〔［｛〈《「『【〘〖‘“([{｢￥＄¥$№〒＃#";
    private static final String INSEPARABLE = "—―…‥〳〴〵";
    /** Read as one word with the number before them, as in 8年12月25日 and 第5条. */
    private static final String COUNTED = "年月日時分条項号点枚通回丁番階";

    private static final int NO_BREAK_SPACE = 0x00A0;
    private static final int WORD_JOINER = 0x2060;

    private Kinsoku() {}

    public static boolean neverFirst(int character) {
        return NEVER_FIRST.indexOf(character) >= 0;
    }

    public static boolean neverLast(int character) {
        return NEVER_LAST.indexOf(character) >= 0;
    }

    /** Whether a line may end after {@code before} so that {@code after} begins the next one. */
    public static boolean mayBreak(int before, int after) {
        if (glues(before) || glues(after) || neverFirst(after) || neverLast(before)) {
            return false;
        }
        if (Character.isDigit(before) && COUNTED.indexOf(after) >= 0) {
            return false;
        }
        if (before == after && INSEPARABLE.indexOf(before) >= 0) {
            return false;
        }
        if (isSpace(before)) {
            return !isSpace(after);
        }
        return isSpace(after) ? false : isIdeographic(before) || isIdeographic(after);
    }

    /** Characters that stand for themselves, in contrast to letters that make up a word. */
    static boolean isIdeographic(int character) {
        if (character >= 0x3000 && character <= 0x303F || character >= 0xFF00 && character <= 0xFFEF) {
            return true;
        }
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> character >= 0x2190 && !Character.isLetter(character);
        };
    }

    static boolean isSpace(int character) {
        return character == ' ' || character == 0x3000;
    }

    private static boolean glues(int character) {
        return character == NO_BREAK_SPACE || character == WORD_JOINER;
    }
}
