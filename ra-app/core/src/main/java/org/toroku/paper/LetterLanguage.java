package org.toroku.paper;

import java.util.Locale;

/** Language of the letters to an applicant. */
public enum LetterLanguage {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    LetterLanguage(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As stored: {@code ja} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }
}
