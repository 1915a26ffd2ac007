package org.toroku.ca.lint;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** A value that only fills a field is not a name. */
final class SubjectNotPlaceholder implements LintRule {
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

    @Override
    public String id() {
        return "subject-not-placeholder";
    }

    @Override
    public String clause() {
        return "則5; 則6(5)";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectTexts().stream()
                .map(text ->
                        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT))
                .noneMatch(text -> PLACEHOLDERS.contains(text)
                        || text.contains("${")
                        || text.contains("{{")
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }
}
