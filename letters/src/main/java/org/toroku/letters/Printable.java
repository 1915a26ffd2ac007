package org.toroku.letters;

/** One piece that is printed for one case. */
public sealed interface Printable permits Letter, ApplicationForm, SeparatorSheet {
    CaseCode caseCode();

    LetterLanguage language();

    PostalKind postal();
}
