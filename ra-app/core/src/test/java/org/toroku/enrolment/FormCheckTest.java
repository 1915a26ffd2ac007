package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = {"𠮷野家", "髙橋", "Ｏ’Ｂｒｉｅｎ", "ヴァン・デル", "葛\uDB40\uDD00城"})
    void everyLetterIsTaken(String name) {
        assertThat(FormCheck.problems(form(name, Optional.empty(), "03-1234-5678"), TODAY))
                .isEmpty();
    }

    /** As the register has them: of residents from abroad in Latin letters, former names in brackets. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "佐々木",
                "〆木",
                "二〇",
                "いすゞ",
                "スミス・ジョーンズ",
                "ﾔﾏﾀﾞ",
                "ＳＭＩＴＨ　ＪＯＨＮ",
                "NGUYỄN THỊ",
                "NGUYE\u0302\u0303N",
                "Saint-Exupéry",
                "D'Angelo, Jr.",
                "J.R.R.",
                "St. John",
                "Kekuʻi",
                "Ødegård",
                "Łukasz",
                "ʿAbd",
                "O´Brien",
                "García–López",
                "买买提·热合曼",
                "ジャン＝ポール",
                "伊藤［田中］",
                "WANG（王　明）",
                "\uFA11",
                "\uD87E\uDC00",
                "\uD884\uDF50"
            })
    void everyNameOfTheRegisterIsTaken(String name) {
        assertThat(FormCheck.problems(form(name, Optional.of(name), "03-1234-5678"), TODAY))
                .isEmpty();
    }

    /** Whatever is no name is a message to whoever's address was entered. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<b>花子</b>, symbol-in-name",
                "=1+1, digit-in-name",
                "山田@花子, symbol-in-name",
                "至急＠, symbol-in-name",
                "a:b, symbol-in-name",
                "a=b, symbol-in-name",
                "重要！, symbol-in-name",
                "例。みんな, symbol-in-name",
                "・・, symbol-in-name",
                "-, symbol-in-name",
                "...., symbol-in-name",
                "山田2世, digit-in-name",
                "電話０３, digit-in-name",
                "①郎, digit-in-name",
                "דוד, script-in-name",
                "Иван, script-in-name",
                "hаnako, script-in-name",
                "محمد, script-in-name",
                "김, script-in-name",
                "Αλέξης, script-in-name",
                "𝐘𝐚𝐦𝐚𝐝𝐚, script-in-name",
                "https://e.example, link-in-name",
                "//e, link-in-name",
                "e.example, link-in-name",
                "ｅ．ｅｘａｍｐｌｅ, link-in-name",
                "www.x, link-in-name",
                "例.みんな, link-in-name"
            })
    void noNameIsAMessage(String name, String code) {
        assertThat(FormCheck.problems(form(name, Optional.of(name), "03-1234-5678"), TODAY))
                .containsExactly(new FieldProblem("familyName", code), new FieldProblem("formerName", code));
    }

    private static ApplicationForm reached(String address, String email, String phone) {
        ApplicationForm plain = Cases.HANAKO;
        return new ApplicationForm(
                plain.familyName(),
                plain.givenName(),
                plain.familyNameKana(),
                plain.givenNameKana(),
                plain.familyNameRomaji(),
                plain.givenNameRomaji(),
                plain.formerName(),
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                address,
                email,
                phone,
                plain.operator());
    }

    /** 番号法20: nobody may keep one here, and what is signed and sealed cannot be taken back. */
    @ParameterizedTest
    @ValueSource(strings = {"123456789018", "１２３４５６７８９０１８", "1234-5678-9018", "１２３４　５６７８　９０１８"})
    void noFieldTakesAMyNumber(String number) {
        assertThat(FormCheck.problems(reached("東京都千代田区１－２－３ " + number, "hanako@example.jp", "0312345678"), TODAY))
                .containsExactly(new FieldProblem("address", "my-number"));
        assertThat(FormCheck.problems(form(number, Optional.of(number), "0312345678"), TODAY))
                .containsExactly(
                        new FieldProblem("familyName", "my-number"), new FieldProblem("formerName", "my-number"));
        assertThat(FormCheck.problems(reached(Cases.HANAKO.address(), "hanako@example.jp", number), TODAY))
                .containsExactly(new FieldProblem("phone", "my-number"));
    }

    @Test
    void noAddressOfMailHasAMyNumber() {
        assertThat(FormCheck.problems(reached(Cases.HANAKO.address(), "123456789018@example.jp", "0312345678"), TODAY))
                .containsExactly(new FieldProblem("email", "my-number"));
    }

    /** The last one has twelve digits that would do for a My Number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-1234-5678",
                "090-1234-5678",
                "0312345678",
                "0120-123-456",
                "+81-90-1234-5678",
                "+123456789018"
            })
    void noTelephoneNumberIsTakenForAMyNumber(String phone) {
        assertThat(FormCheck.problems(form("山田", Optional.empty(), phone), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@example.jp",
                ".ab@example.jp",
                "ab.@example.jp",
                "ab@example..jp",
                "ab@example.jp.",
                "ab@.example.jp"
            })
    void noMailIsSentToAnAddressThatNoServerTakes(String email) {
        assertThat(FormCheck.problems(reached(Cases.HANAKO.address(), email, "0312345678"), TODAY))
                .containsExactly(new FieldProblem("email", "email-dots"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@-example.jp", "a@example-.jp", "a@example.jp-", "a@example", "..@example.jp", "a b@example.jp"
            })
    void whatIsNoAddressIsNone(String email) {
        assertThat(FormCheck.problems(reached(Cases.HANAKO.address(), email, "0312345678"), TODAY))
                .containsExactly(new FieldProblem("email", "not-email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b@example.jp", "a+tag@sub.example.co.jp", "a_b-c%d@x.jp", "A.B.C@EXAMPLE.JP"})
    void ordinaryAddressesAreTaken(String email) {
        assertThat(FormCheck.problems(reached(Cases.HANAKO.address(), email, "0312345678"), TODAY))
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
