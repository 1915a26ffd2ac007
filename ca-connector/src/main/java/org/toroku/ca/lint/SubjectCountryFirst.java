package org.toroku.ca.lint;

import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** The country leads the name; a name that ends with it was written in the wrong order. */
final class SubjectCountryFirst implements LintRule {
    @Override
    public String id() {
        return "subject-country-first";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.4; RFC 4514 2.1";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectAttributes().stream()
                        .findFirst()
                        .filter(a -> a.getType().equals(RFC4519Style.c))
                        .isPresent()
                && draft.subjectTexts().getFirst().equals("JP");
    }
}
