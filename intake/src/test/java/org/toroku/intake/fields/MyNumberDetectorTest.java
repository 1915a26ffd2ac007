package org.toroku.intake.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

class MyNumberDetectorTest {
    private static final String SPECIMEN = "123456789018";

    @Test
    void seesTwelveDigitsWithTheRightCheckDigitWhereverTheyStand() {
        MyNumberFinding finding = find(new Page()
                .word("備考", 100, 100)
                .word("1234", 400, 100)
                .word("5678", 520, 100)
                .word("9018", 640, 100));
        assertThat(finding)
                .isEqualTo(new MyNumberFinding.Seen(
                        MyNumberFinding.Evidence.CHECK_DIGIT, List.of(new Box(400, 80, 340, 40))));
    }

    /** A residence record of a household. */
    @Test
    void seesTheNumberOfEachMemberOfAFamilyLabelledOrNot() {
        MyNumberFinding finding = find(new Page()
                .word("個人番号", 100, 100)
                .word(SPECIMEN, 400, 100)
                .word("個人番号", 100, 400)
                .word("12B456789018", 400, 400)
                .word("長男", 100, 700)
                .word(SPECIMEN, 400, 700));
        assertThat(finding)
                .isInstanceOfSatisfying(
                        MyNumberFinding.Seen.class,
                        seen -> assertThat(List.of(100, 400, 700))
                                .allSatisfy(y -> assertThat(seen.places())
                                        .anyMatch(place -> place.y() < y && y < place.y() + place.height())));
    }

    @Test
    void seesDigitsBesideTheLabelThoughSomeAreMisread() {
        assertThat(find(new Page().word("個人番号", 100, 100).word("12B4", 400, 100).word("5678", 600, 100)))
                .isInstanceOfSatisfying(
                        MyNumberFinding.Seen.class,
                        seen -> assertThat(seen.evidence()).isEqualTo(MyNumberFinding.Evidence.LABEL));
    }

    @Test
    void seesDigitsBesideALabelOfWhichOneCharacterIsMisread() {
        assertThat(find(new Page().word("個入番号", 100, 100).word("123456", 400, 100)))
                .isInstanceOf(MyNumberFinding.Seen.class);
    }

    @Test
    void seesItInAnyPass() {
        List<Word> nothing = new Page().word("個人番号", 100, 100).words();
        List<Word> number = new Page().word(SPECIMEN, 400, 100).words();
        assertThat(FieldReader.read(List.of(nothing, number), 0).myNumber()).isInstanceOf(MyNumberFinding.Seen.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"省略", "************", "記載省略"})
    void doesNotMindALabelWithoutDigits(String value) {
        assertThat(find(new Page().word("個人番号", 100, 100).word(value, 400, 100)))
                .isEqualTo(new MyNumberFinding.NotSeen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "1234567890180", "第123456789018号", "0300001234", "令和8年11月25日"})
    void doesNotTakeOtherNumbersForOne(String value) {
        assertThat(find(new Page().word(value, 400, 100))).isEqualTo(new MyNumberFinding.NotSeen());
    }

    /** An application id or nonce on our own form is no My Number because twelve of its characters are digits that fit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0f3c1a52-6a52-4b3e-9d0c-123456789018",
                "12345678-9018-4b3e-9d0c-0f3c1a526a52",
                "q7A123456789018zK",
                "123456789018aF"
            })
    void doesNotTakeAPieceOfAnIdentifierForOne(String value) {
        assertThat(find(new Page().word(value, 400, 100))).isEqualTo(new MyNumberFinding.NotSeen());
    }

    @Test
    void seesItAlsoWhereTheLineOfItsCellWasReadAsALetter() {
        assertThat(find(new Page().word("I" + SPECIMEN + "l", 400, 100))).isInstanceOf(MyNumberFinding.Seen.class);
    }

    @Test
    void disclosesNoDigits() {
        MyNumberFinding finding = find(new Page().word("個人番号", 100, 100).word(SPECIMEN, 400, 100));
        assertThat(finding.toString()).doesNotContain("1234", "9018");
        PageFields page = FieldReader.read(
                List.of(new Page()
                        .word("個人番号", 100, 100)
                        .word(SPECIMEN, 400, 100)
                        .words()),
                0);
        assertThat(page.toString()).doesNotContain("1234", "9018");
    }

    private static MyNumberFinding find(Page page) {
        return FieldReader.read(List.of(page.words()), 0).myNumber();
    }
}
