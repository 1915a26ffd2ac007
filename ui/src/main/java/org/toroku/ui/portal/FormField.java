package org.toroku.ui.portal;

import java.util.Optional;

/** The text fields of the application form, in reading order. */
enum FormField {
    FAMILY_NAME("familyName", TextRule.NAME, 60, true, "family-name"),
    GIVEN_NAME("givenName", TextRule.NAME, 60, true, "given-name"),
    FAMILY_NAME_KANA("familyNameKana", TextRule.KANA, 60, true, "off"),
    GIVEN_NAME_KANA("givenNameKana", TextRule.KANA, 60, true, "off"),
    FAMILY_NAME_ROMAJI("familyNameRomaji", TextRule.ROMAJI, 60, true, "off"),
    GIVEN_NAME_ROMAJI("givenNameRomaji", TextRule.ROMAJI, 60, true, "off"),
    FORMER_NAME("formerName", TextRule.NAME, 60, false, "off"),
    POSTAL_CODE("postalCode", TextRule.POSTAL_CODE, 8, true, "postal-code"),
    ADDRESS("address", TextRule.ADDRESS, 200, true, "street-address"),
    EMAIL("email", TextRule.EMAIL, 254, true, "email"),
    PHONE("phone", TextRule.PHONE, 17, true, "tel");

    private final String wireName;
    private final TextRule rule;
    private final int maxLength;
    private final boolean required;
    private final String autocomplete;

    FormField(String wireName, TextRule rule, int maxLength, boolean required, String autocomplete) {
        this.wireName = wireName;
        this.rule = rule;
        this.maxLength = maxLength;
        this.required = required;
        this.autocomplete = autocomplete;
    }

    /** The field's name in {@code ApplicationForm} and in the desk's findings. */
    String wireName() {
        return wireName;
    }

    boolean required() {
        return required;
    }

    /** Longest text taken, in code points. */
    int maxLength() {
        return maxLength;
    }

    /** WCAG 2.2 criterion 1.3.5: the purpose of the input, for browsers that can fill it in. */
    String autocomplete() {
        return autocomplete;
    }

    /** The field that says the same in Latin letters. */
    Optional<FormField> romaji() {
        return switch (this) {
            case FAMILY_NAME_KANA -> Optional.of(FAMILY_NAME_ROMAJI);
            case GIVEN_NAME_KANA -> Optional.of(GIVEN_NAME_ROMAJI);
            default -> Optional.empty();
        };
    }

    String tidy(String typed) {
        return rule.tidy(typed);
    }

    /** The code of what is wrong with tidied {@code text}. */
    Optional<String> problem(String text) {
        if (text.isEmpty()) {
            return required ? Optional.of("required") : Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            return Optional.of("too-long");
        }
        return rule.problem(text);
    }
}
