package org.toroku.ui.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.toroku.audit.MyNumberText;
import org.toroku.enrolment.EmailAddress;
import org.toroku.enrolment.PersonName;
import org.toroku.pki.x509.InvisibleText;

/** How one kind of text is tidied as typed, then checked; the answer of a check is a problem code. */
enum TextRule {
    NAME(PersonName::objection) {
        // What was copied out of some PDF files has radicals in the place of the characters that they look like.
        @Override
        String tidy(String typed) {
            String written = RADICAL.matcher(typed.strip())
                    .replaceAll(radical -> Normalizer.normalize(radical.group(), Normalizer.Form.NFKC));
            // signs that keyboards and word processors put in the place of those that registers write
            return written.replaceAll("[\u00B7\u2022]", "・")
                    .replaceAll("[\u2013-\u2015]", "-")
                    .replaceAll("[\u2018\u00B4`]", "'");
        }
    },
    KANA("[\\u30A1-\\u30FA\\u30FC\\u30FB\\u3000 ]+", "not-kana") {
        // Hiragana and half-width kana mean the same reading; nobody should have to type it again.
        @Override
        String tidy(String typed) {
            return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC)
                    .codePoints()
                    .map(c -> c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    },
    ROMAJI("[A-Z][A-Z '\\-]*", "not-romaji") {
        @Override
        String tidy(String typed) {
            return compatible(typed).toUpperCase(Locale.ROOT);
        }
    },
    POSTAL_CODE("\\d{3}-\\d{4}", "not-postal-code") {
        @Override
        String tidy(String typed) {
            String digits = compatible(typed).replaceAll("[^0-9]", "");
            return digits.length() == 7 ? digits.substring(0, 3) + "-" + digits.substring(3) : compatible(typed);
        }
    },
    ADDRESS(_ -> Optional.empty()) {
        @Override
        String tidy(String typed) {
            return typed.strip();
        }
    },
    EMAIL(EmailAddress::objection) {
        @Override
        String tidy(String typed) {
            return compatible(typed);
        }
    },
    PHONE("\\+?[0-9][0-9\\-]{8,15}", "not-phone") {
        // Every dash that a Japanese keyboard offers is meant as a hyphen here.
        @Override
        String tidy(String typed) {
            return compatible(typed).replaceAll("[\\u2010-\\u2015\\u2212\\u30FC ]", "-");
        }

        @Override
        Optional<String> problem(String text) {
            return super.problem(text).map(code -> text.matches("\\+?[0-9\\-]{1,9}") ? "phone-too-short" : code);
        }

        // Numbers of other countries may have twelve digits as well.
        @Override
        boolean mayBeMyNumber(String text) {
            return !text.startsWith("+");
        }
    };

    private static final Pattern RADICAL = Pattern.compile("[\u2F00-\u2FD5]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing, or a pattern
    private final Function<String, Optional<String>> objection;

    TextRule(Function<String, Optional<String>> objection) {
        this.objection = objection;
    }

    TextRule(String form, String code) {
        Pattern pattern = Pattern.compile(form);
        this.objection = text -> pattern.matcher(text).matches() ? Optional.empty() : Optional.of(code);
    }

    abstract String tidy(String typed);

    /** {@code text} is tidied and not empty. */
    Optional<String> problem(String text) {
        if (CONTROL.matcher(text).find() || InvisibleText.in(text)) {
            return Optional.of("unprintable-character");
        }
        return MyNumberText.in(text) && mayBeMyNumber(text) ? Optional.of("my-number") : objection.apply(text);
    }

    /** {@code text} has the digits of one. */
    boolean mayBeMyNumber(String text) {
        return true;
    }

    private static String compatible(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }
}
