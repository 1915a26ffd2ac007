package org.toroku.ui.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationForm.Sex;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.ui.text.EraDates;
import org.toroku.ui.text.PassportRomaji;

/** The form while it is being filled in; lives in the web session only. */
final class FormDraft {
    static final String BIRTH_DATE = "birthDate";
    static final String SEX = "sex";
    static final String OPERATOR = "operator";
    private static final Pattern PREFECTURE = Pattern.compile("北海道|東京都|京都府|大阪府|\\p{IsHan}{2,3}県");
    private static final int OLDEST = 130;
    /** The card of a younger person holds no signature certificate. */
    private static final int YOUNGEST = 15;

    private final UUID id = UUID.randomUUID();
    private final Map<FormField, String> texts = new EnumMap<>(FormField.class);
    private final Map<FormField, String> proposed = new EnumMap<>(FormField.class);
    private String birthDateTyped = "";
    private Optional<LocalDate> birthDate = Optional.empty();
    private Optional<Sex> sex = Optional.empty();
    /** What the applicant may answer; that an officer attends is not theirs to say. */
    static final List<Operator> OPERATORS = List.of(Operator.SELF, Operator.HELPED, Operator.PROXY);

    private Optional<Operator> operator = Optional.empty();

    /** By which a browser knows whether what it kept is of this draft. */
    UUID id() {
        return id;
    }

    String text(FormField field) {
        return texts.getOrDefault(field, "");
    }

    /** Keeps the tidied text and answers with it. */
    String put(FormField field, String typed) {
        String tidied = field.tidy(typed);
        texts.put(field, tidied);
        return tidied;
    }

    Optional<LocalDate> birthDate() {
        return birthDate;
    }

    void birthDate(Optional<LocalDate> day) {
        birthDate = day;
        birthDateTyped = day.map(LocalDate::toString).orElse("");
    }

    /** The birth date as typed, where nobody understood it. */
    String birthDateTyped() {
        return birthDateTyped;
    }

    void typeBirthDate(String typed) {
        birthDateTyped = typed.strip();
        birthDate =
                !birthDateTyped.isEmpty() && EraDates.read(birthDateTyped) instanceof EraDates.Read.Day(LocalDate day)
                        ? Optional.of(day)
                        : Optional.empty();
    }

    /**
     * Fills in the romaji of a name from its kana; what the applicant typed is left alone.
     *
     * @return the field that was filled in
     */
    Optional<FormField> propose(FormField kana) {
        return kana.romaji()
                .filter(romaji -> text(romaji).equals(proposed.getOrDefault(romaji, "")))
                .filter(romaji -> {
                    String proposal = PassportRomaji.of(text(kana)).orElse("");
                    boolean changes = !proposal.isEmpty() && !proposal.equals(text(romaji));
                    if (changes) {
                        proposed.put(romaji, put(romaji, proposal));
                    }
                    return changes;
                });
    }

    /** Whether a field says what was proposed for it, and nobody typed anything else. */
    boolean isProposed(FormField romaji) {
        return !text(romaji).isEmpty() && text(romaji).equals(proposed.get(romaji));
    }

    /** Whether the address is one that seldom is written so; some cities leave their prefecture out in their records. */
    boolean lacksPrefecture() {
        String address = text(FormField.ADDRESS);
        return !address.isEmpty() && !PREFECTURE.matcher(address).lookingAt();
    }

    Optional<Sex> sex() {
        return sex;
    }

    void sex(Optional<Sex> chosen) {
        sex = chosen;
    }

    Optional<Operator> operator() {
        return operator;
    }

    void operator(Optional<Operator> chosen) {
        operator = chosen;
    }

    boolean isEmpty() {
        return texts.values().stream().allMatch(String::isEmpty) && birthDateTyped.isEmpty() && sex.isEmpty();
    }

    boolean byProxy() {
        return operator.equals(Optional.of(Operator.PROXY));
    }

    Optional<String> birthDateProblem(LocalDate today) {
        if (birthDateTyped.isEmpty()) {
            return Optional.of("required");
        }
        if (EraDates.read(birthDateTyped) instanceof EraDates.Read.Wrong(String code)) {
            return Optional.of(code);
        }
        LocalDate day = birthDate.orElseThrow();
        if (day.isAfter(today)) {
            return Optional.of("in-future");
        }
        if (day.isBefore(today.minusYears(OLDEST))) {
            return Optional.of("too-old");
        }
        return day.isAfter(today.minusYears(YOUNGEST)) ? Optional.of("under-15") : Optional.empty();
    }

    /** Everything wrong, in reading order. */
    List<FieldProblem> problems(LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (operator.isEmpty()) {
            problems.add(new FieldProblem(OPERATOR, "required"));
        }
        for (FormField field : FormField.values()) {
            field.problem(text(field)).ifPresent(code -> problems.add(new FieldProblem(field.wireName(), code)));
        }
        birthDateProblem(today).ifPresent(code -> problems.add(new FieldProblem(BIRTH_DATE, code)));
        if (sex.isEmpty()) {
            problems.add(new FieldProblem(SEX, "required"));
        }
        return problems;
    }

    /** Only for a draft without problems. */
    ApplicationForm toForm() {
        return new ApplicationForm(
                text(FormField.FAMILY_NAME),
                text(FormField.GIVEN_NAME),
                text(FormField.FAMILY_NAME_KANA),
                text(FormField.GIVEN_NAME_KANA),
                text(FormField.FAMILY_NAME_ROMAJI),
                text(FormField.GIVEN_NAME_ROMAJI),
                Optional.of(text(FormField.FORMER_NAME)).filter(name -> !name.isEmpty()),
                birthDate.orElseThrow(),
                sex.orElseThrow(),
                text(FormField.POSTAL_CODE),
                text(FormField.ADDRESS),
                text(FormField.EMAIL),
                text(FormField.PHONE),
                operator.orElseThrow());
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "FormDraft[masked]";
    }
}
