package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.evidence.Cases;

/** What the counter says of single fields, whether the page or the API sent them. */
class FormCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static ApplicationForm form(String family, Optional<String> former, String phone) {
        ApplicationForm plain = Cases.HANAKO;
        return new ApplicationForm(
                family,
                plain.givenName(),
                plain.familyNameKana(),
                plain.givenNameKana(),
                plain.familyNameRomaji(),
                plain.givenNameRomaji(),
                former,
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                plain.address(),
                plain.email(),
                phone,
                plain.operator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田😀", "㍻", "★山", "\u2F2D田"})
    void noNameIsWrittenWithSymbols(String name) {
        assertThat(FormCheck.problems(form(name, Optional.of(name), "03-1234-5678"), TODAY))
                .containsExactly(
                        new FieldProblem("familyName", "symbol-in-name"),
                        new FieldProblem("formerName", "symbol-in-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷野家", "髙橋", "Ｏ’Ｂｒｉｅｎ", "ヴァン・デル", "葛\uDB40\uDD00城", "<b>=1+1"})
    void everyLetterIsTaken(String name) {
        assertThat(FormCheck.problems(form(name, Optional.empty(), "03-1234-5678"), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3164, 0x115F, 0x1160, 0xFFA0, 0x034F, 0x17B4, 0x17B5})
    void noLetterIsTakenThatNobodySees(int codePoint) {
        String name = Character.toString(codePoint);
        for (String each : new String[] {name, name + "橋", "高" + name}) {
            assertThat(FormCheck.problems(form(each, Optional.of(each), "03-1234-5678"), TODAY))
                    .containsExactly(
                            new FieldProblem("familyName", "unprintable-character"),
                            new FieldProblem("formerName", "unprintable-character"));
        }
    }

    @ParameterizedTest
    @CsvSource({"03-1234, phone-too-short", "119, phone-too-short", "call me soon, not-phone"})
    void aNumberThatIsTooShortIsToldApartFromWhatIsNone(String phone, String code) {
        assertThat(FormCheck.problems(form("山田", Optional.empty(), phone), TODAY))
                .containsExactly(new FieldProblem("phone", code));
    }
}
