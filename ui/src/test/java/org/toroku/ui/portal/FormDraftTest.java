package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;

class FormDraftTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static FormDraft complete() {
        FormDraft draft = new FormDraft();
        draft.put(FormField.FAMILY_NAME, "高橋");
        draft.put(FormField.GIVEN_NAME, "花子");
        draft.put(FormField.FAMILY_NAME_KANA, "タカハシ");
        draft.put(FormField.GIVEN_NAME_KANA, "ハナコ");
        draft.put(FormField.FAMILY_NAME_ROMAJI, "TAKAHASHI");
        draft.put(FormField.GIVEN_NAME_ROMAJI, "HANAKO");
        draft.put(FormField.POSTAL_CODE, "1000001");
        draft.put(FormField.ADDRESS, "東京都千代田区千代田1丁目1番1号");
        draft.put(FormField.EMAIL, "hanako@example.jp");
        draft.put(FormField.PHONE, "03-1234-5678");
        draft.birthDate(Optional.of(LocalDate.of(1980, 2, 17)));
        draft.sex(Optional.of(ApplicationForm.Sex.FEMALE));
        draft.operator(Optional.of(ApplicationForm.Operator.SELF));
        return draft;
    }

    @Test
    void aCompleteDraftBecomesTheForm() {
        assertThat(complete().problems(TODAY)).isEmpty();
        ApplicationForm form = complete().toForm();
        assertThat(form.fullName()).isEqualTo("高橋　花子");
        assertThat(form.postalCode()).isEqualTo("100-0001");
        assertThat(form.formerName()).isEmpty();
    }

    @Test
    void anEmptyDraftNamesEveryRequiredFieldInReadingOrder() {
        assertThat(new FormDraft().problems(TODAY))
                .hasSize(13)
                .allMatch(problem -> problem.code().equals("required"))
                .startsWith(new FieldProblem("operator", "required"), new FieldProblem("familyName", "required"))
                .extracting(FieldProblem::field)
                .contains("birthDate", "sex")
                .doesNotContain("formerName");
    }

    @ParameterizedTest
    @CsvSource({
        "FAMILY_NAME_KANA, やまだ, ヤマダ",
        "FAMILY_NAME_KANA, ﾔﾏﾀﾞ, ヤマダ",
        "FAMILY_NAME_ROMAJI, ｙａｍａｄａ, YAMADA",
        "POSTAL_CODE, １０００００１, 100-0001",
        "PHONE, ０３ー１２３４−５６７８, 03-1234-5678",
        "EMAIL, ｈ@example.jp, h@example.jp"
    })
    void whatIsMeantIsUnderstoodHoweverItIsTyped(FormField field, String typed, String understood) {
        FormDraft draft = new FormDraft();
        assertThat(draft.put(field, typed)).isEqualTo(understood);
        assertThat(field.problem(understood)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FAMILY_NAME_KANA, 山田, not-kana",
        "FAMILY_NAME_ROMAJI, 山田, not-romaji",
        "POSTAL_CODE, 123, not-postal-code",
        "EMAIL, hanako, not-email",
        "PHONE, 119, phone-too-short",
        "PHONE, 03-1234, phone-too-short",
        "PHONE, ask my son, not-phone",
        "FAMILY_NAME, 山田😀, symbol-in-name",
        "FORMER_NAME, ㍻, symbol-in-name",
        "GIVEN_NAME, https://e.example, link-in-name",
        "GIVEN_NAME, 花子2, digit-in-name",
        "GIVEN_NAME, Иван, script-in-name",
        "EMAIL, a..b@example.jp, email-dots",
        "ADDRESS, 東京都千代田区 1234 5678 9018, my-number",
        "PHONE, 123456789018, my-number"
    })
    void whatCannotBeMeantIsNamed(FormField field, String typed, String code) {
        FormDraft draft = new FormDraft();
        assertThat(field.problem(draft.put(field, typed))).contains(code);
    }

    @Test
    void radicalsOutOfDocumentsBecomeTheCharactersThatTheyLookLike() {
        assertThat(new FormDraft().put(FormField.FAMILY_NAME, "\u2F2D田")).isEqualTo("山田");
    }

    @Test
    void aProposalIsNoneAnyMoreOnceSomethingElseWasTyped() {
        FormDraft draft = new FormDraft();
        draft.put(FormField.FAMILY_NAME_KANA, "オオノ");
        draft.propose(FormField.FAMILY_NAME_KANA);
        assertThat(draft.isProposed(FormField.FAMILY_NAME_ROMAJI)).isTrue();
        draft.put(FormField.FAMILY_NAME_ROMAJI, "OHNO");
        assertThat(draft.isProposed(FormField.FAMILY_NAME_ROMAJI)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"東京都千代田区千代田1, false", "神奈川県横浜市中区本町6, false", "北海道札幌市中央区, false", "横浜市中区本町6, true"})
    void anAddressWithoutPrefectureIsNoticed(String address, boolean lacking) {
        FormDraft draft = new FormDraft();
        draft.put(FormField.ADDRESS, address);
        assertThat(draft.lacksPrefecture()).isEqualTo(lacking);
        assertThat(FormField.ADDRESS.problem(address)).as("a hint, no refusal").isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        assertThat(FormField.FAMILY_NAME.problem("𠮷".repeat(60))).isEmpty();
        assertThat(FormField.FAMILY_NAME.problem("𠮷".repeat(61))).contains("too-long");
    }

    @Test
    void invisibleCharactersDoNotGetIntoAName() {
        assertThat(FormField.FAMILY_NAME.problem("高\u200B橋")).contains("unprintable-character");
        assertThat(FormField.FAMILY_NAME.problem("\u3164橋")).contains("unprintable-character");
        assertThat(FormField.FAMILY_NAME.problem("葛\uDB40\uDD00城")).isEmpty();
        assertThat(FormField.ADDRESS.problem("東京都\u202E千代田区")).contains("unprintable-character");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, in-future", "1896-11-22, too-old", "2011-11-24, under-15"})
    void impossibleBirthDatesAreNamed(LocalDate day, String code) {
        FormDraft draft = new FormDraft();
        draft.birthDate(Optional.of(day));
        assertThat(draft.birthDateProblem(TODAY)).contains(code);
    }

    @Test
    void theFifteenthBirthdayCounts() {
        FormDraft draft = new FormDraft();
        draft.birthDate(Optional.of(LocalDate.of(2011, 11, 23)));
        assertThat(draft.birthDateProblem(TODAY)).isEmpty();
    }

    @Test
    void aDraftNeverPrintsWhatItHolds() {
        assertThat(complete().toString()).doesNotContain("高橋").doesNotContain("千代田");
    }
}
