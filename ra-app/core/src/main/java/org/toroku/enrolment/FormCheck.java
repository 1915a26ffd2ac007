package org.toroku.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.pki.x509.PlaceholderText;

/** Finds every faulty field of a form; the applicant sees all of them at once. */
final class FormCheck {
    private static final Pattern KANA = Pattern.compile("[ー・　 ]*[ァ-ヶ][ァ-ヶー・　 ]*");
    private static final Pattern ROMAJI = Pattern.compile("[A-Za-z][A-Za-z' -]*");
    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{3}-?\\d{4}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9-]{8,15}");
    private static final Pattern DIGITS_AND_HYPHENS = Pattern.compile("\\+?[0-9-]{1,9}");

    private static final String PHONE_FIELD = "phone";

    private static final int OLDEST = 130;
    private static final int YOUNGEST = 15;

    private final List<FieldProblem> problems = new ArrayList<>();

    static List<FieldProblem> problems(ApplicationForm form, LocalDate today) {
        FormCheck check = new FormCheck();
        check.name("familyName", form.familyName());
        check.name("givenName", form.givenName());
        check.shaped("familyNameKana", form.familyNameKana(), 60, KANA, "not-kana");
        check.shaped("givenNameKana", form.givenNameKana(), 60, KANA, "not-kana");
        check.shaped("familyNameRomaji", form.familyNameRomaji(), 60, ROMAJI, "not-romaji");
        check.shaped("givenNameRomaji", form.givenNameRomaji(), 60, ROMAJI, "not-romaji");
        form.formerName().ifPresent(name -> check.name("formerName", name));
        check.shaped("postalCode", form.postalCode(), 8, POSTAL_CODE, "not-postal-code");
        check.text("address", form.address(), 200);
        check.judged("email", form.email(), EmailAddress.LONGEST, EmailAddress::objection);
        check.shaped(
                PHONE_FIELD,
                form.phone(),
                17,
                PHONE,
                DIGITS_AND_HYPHENS.matcher(form.phone()).matches() ? "phone-too-short" : "not-phone");
        check.birthDate(form.birthDate(), today);
        check.filler("familyName", form.familyName() + " " + form.givenName());
        check.filler("address", form.address());
        return List.copyOf(check.problems);
    }

    private void text(String field, String value, int longest) {
        if (value.isBlank()) {
            problem(field, "required");
        } else if (value.codePointCount(0, value.length()) > longest) {
            problem(field, "too-long");
        } else if (!Printable.line(value)) {
            problem(field, "unprintable-character");
        } else if (MyNumberText.in(value) && !isForeignPhone(field, value)) {
            problem(field, "my-number");
        }
    }

    /** Numbers of other countries may have twelve digits as well; a plus begins them, and no My Number. */
    private static boolean isForeignPhone(String field, String value) {
        return field.equals(PHONE_FIELD) && value.startsWith("+");
    }

    private void name(String field, String value) {
        judged(field, value, 60, PersonName::objection);
    }

    private void shaped(String field, String value, int longest, Pattern shape, String otherwise) {
        judged(
                field,
                value,
                longest,
                text -> shape.matcher(text).matches() ? Optional.empty() : Optional.of(otherwise));
    }

    private void judged(String field, String value, int longest, Function<String, Optional<String>> objection) {
        int before = problems.size();
        text(field, value, longest);
        if (problems.size() == before) {
            objection.apply(value).ifPresent(code -> problem(field, code));
        }
    }

    /** No certificate says it of anybody; the CA would refuse it only once people have accepted the application. */
    private void filler(String field, String value) {
        if (problems.stream().noneMatch(problem -> problem.field().equals(field)) && PlaceholderText.isFiller(value)) {
            problem(field, "placeholder");
        }
    }

    private void birthDate(LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            problem("birthDate", "in-future");
        } else if (date.isBefore(today.minusYears(OLDEST))) {
            problem("birthDate", "too-old");
        } else if (date.isAfter(today.minusYears(YOUNGEST))) {
            // the card's signature certificate is not issued to persons under 15
            problem("birthDate", "under-15");
        }
    }

    private void problem(String field, String code) {
        problems.add(new FieldProblem(field, code));
    }
}
