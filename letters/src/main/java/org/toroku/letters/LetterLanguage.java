package org.toroku.letters;

/** The language that the applicant chose for letters; addresses stay Japanese for the post in both. */
public enum LetterLanguage {
    JAPANESE("ja"),
    ENGLISH("en");

    private final String tag;

    LetterLanguage(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }
}
