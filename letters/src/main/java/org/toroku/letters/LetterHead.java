package org.toroku.letters;

import java.time.LocalDate;

/**
 * What stands above every letter.
 *
 * @param number of the letter in the sender's books (文書番号)
 */
public record LetterHead(
        LetterLanguage language, CaseCode caseCode, LocalDate date, String number, Posting posting, Office from) {
    /** To whom it goes, and how. */
    public record Posting(Recipient to, PostalKind kind) {}
}
