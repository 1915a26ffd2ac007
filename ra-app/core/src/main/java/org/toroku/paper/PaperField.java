package org.toroku.paper;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that are read from documents. */
public enum PaperField {
    NAME,
    KANA,
    FORMER_NAME,
    ADDRESS,
    BIRTH_DATE,
    SEX,
    DOCUMENT_TYPE,
    ISSUED_ON,
    EXPIRES_ON,
    CERTIFICATE_NUMBER;

    /** Compared with the form. */
    public static final Set<PaperField> COMPARED = Set.copyOf(EnumSet.of(NAME, KANA, ADDRESS, BIRTH_DATE, SEX));

    /** Keyed again, unseen, by a second person. */
    public static final Set<PaperField> CRITICAL = Set.copyOf(EnumSet.of(NAME, ADDRESS, BIRTH_DATE));

    /** As stored and as message key: {@code birth-date}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PaperField> ofCode(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
