package org.toroku.pki.x509;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that only fill a field; no certificate says them of anybody. */
public final class PlaceholderText {
    private static final Set<String> PLACEHOLDERS = Set.of(
            "n/a",
            "na",
            "null",
            "none",
            "nil",
            "undefined",
            "unknown",
            "test",
            "dummy",
            "sample",
            "example",
            "xxx",
            "todo",
            "tbd",
            "default",
            "some-state",
            "some-city",
            "不明",
            "なし",
            "無し",
            "未定",
            "未設定",
            "未入力",
            "ダミー",
            "サンプル",
            "テスト",
            "氏名",
            "名前");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PlaceholderText() {}

    /** What no certificate may hold: a filler, or a template that nobody filled in. */
    public static boolean isOne(String text) {
        return isFiller(text) || plain(text).contains("${") || plain(text).contains("{{");
    }

    /**
     * Whatever its width and case; of several words, such as family and given name, where each is one. A single word may be
     * somebody's name: Na is a family name.
     */
    public static boolean isFiller(String text) {
        String plain = plain(text);
        return BLANKS.splitAsStream(plain).allMatch(PLACEHOLDERS::contains)
                || plain.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
