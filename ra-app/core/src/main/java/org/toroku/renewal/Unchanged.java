package org.toroku.renewal;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.enrolment.ApplicationForm;

/**
 * Whether what was proven still is what is stated. How somebody is reached may have changed: it was never proven. The
 * e-mail address counts where the certificate names it.
 */
final class Unchanged {
    private static final List<Function<ApplicationForm, Object>> PROVEN = List.of(
            ApplicationForm::familyName,
            ApplicationForm::givenName,
            ApplicationForm::familyNameKana,
            ApplicationForm::givenNameKana,
            ApplicationForm::familyNameRomaji,
            ApplicationForm::givenNameRomaji,
            ApplicationForm::formerName,
            ApplicationForm::birthDate,
            ApplicationForm::sex,
            ApplicationForm::address);

    private Unchanged() {}

    /** @param stated in the renewal */
    static boolean since(Chain chain, ApplicationForm stated) {
        ApplicationForm proven = chain.anchor().form();
        boolean certifiesMail = chain.certificate().hasSubjectAltName();
        return PROVEN.stream().allMatch(field -> same(field.apply(proven), field.apply(stated)))
                && (!certifiesMail || same(chain.renewed().form().email(), stated.email()));
    }

    /** Letters that are one character or two are the same letters. */
    private static boolean same(Object one, Object other) {
        return nfc(one).equals(nfc(other));
    }

    private static Object nfc(Object value) {
        return switch (value) {
            case String text -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case Optional<?> optional -> optional.map(Unchanged::nfc);
            default -> value;
        };
    }
}
