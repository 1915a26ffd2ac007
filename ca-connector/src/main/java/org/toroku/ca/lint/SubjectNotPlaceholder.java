package org.toroku.ca.lint;

import org.toroku.pki.x509.PlaceholderText;

/** A value that only fills a field is not a name. */
final class SubjectNotPlaceholder implements LintRule {
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
        return draft.subjectTexts().stream().noneMatch(PlaceholderText::isOne);
    }
}
