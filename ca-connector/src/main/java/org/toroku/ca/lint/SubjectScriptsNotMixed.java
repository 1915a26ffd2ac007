package org.toroku.ca.lint;

import java.util.Set;

/** Latin, Greek and Cyrillic letters in one value look alike and deceive; beside kana and kanji they do not occur in names. */
final class SubjectScriptsNotMixed implements LintRule {
    private static final Set<Character.UnicodeScript> LOOK_ALIKE = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.ARMENIAN,
            Character.UnicodeScript.CHEROKEE);

    @Override
    public String id() {
        return "subject-scripts-not-mixed";
    }

    @Override
    public String clause() {
        return "UTS 39 5.1";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectTexts().stream()
                .noneMatch(text -> text.codePoints()
                                .mapToObj(Character.UnicodeScript::of)
                                .filter(LOOK_ALIKE::contains)
                                .distinct()
                                .count()
                        > 1);
    }
}
