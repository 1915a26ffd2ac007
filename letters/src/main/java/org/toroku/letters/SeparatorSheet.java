package org.toroku.letters;

/** Laid before the papers of a case so that a batch scanner parts it from the case before. */
public record SeparatorSheet(LetterLanguage language, CaseCode caseCode) implements Printable {
    @Override
    public PostalKind postal() {
        return PostalKind.NONE;
    }
}
