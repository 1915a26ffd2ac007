package org.toroku.chaos;

/**
 * A promise that was not kept.
 *
 * @param subject id of a case, an order or a serial
 */
record Violation(Rule rule, String subject, String words) {
    enum Rule {
        SECOND_CERTIFICATE,
        NOT_APPROVED,
        NOT_ISSUED,
        NOT_EXPECTED,
        LOST_SUBMISSION,
        LOST_RECEIPT,
        LOST_REVOCATION,
        OTHER_CERTIFICATE,
        NOT_LISTED,
        LISTED_ONLY,
        STATUS,
        BOOKS_DIFFER,
        ENTRY_MISSING,
        ENTRY_TOO_MANY,
        BOOK_ALTERED,
        SLOW_RECOVERY,
        NOT_QUIET
    }

    @Override
    public String toString() {
        return rule + " " + subject + ": " + words;
    }
}
