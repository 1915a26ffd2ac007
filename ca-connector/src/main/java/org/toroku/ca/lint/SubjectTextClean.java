package org.toroku.ca.lint;

import java.text.Normalizer;
import org.toroku.pki.x509.InvisibleText;

/** Names are in NFC, without control, formatting, private-use, unassigned or invisible characters, and not padded. */
final class SubjectTextClean implements LintRule {
    @Override
    public String id() {
        return "subject-text-clean";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.4; RFC 5198 2";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectTexts().stream()
                .allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        && text.equals(text.strip())
                        && !InvisibleText.in(text)
                        && text.codePoints().noneMatch(SubjectTextClean::unclean));
    }

    private static boolean unclean(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Directional overrides are FORMAT: they make a name look like another one.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == 0xFFFD;
        };
    }
}
