package org.toroku.pki.x509;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

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

    private PlaceholderText() {}

    /** Whatever its width and case. */
    public static boolean isOne(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.contains(plain)
                || plain.contains("${")
                || plain.contains("{{")
                || plain.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
