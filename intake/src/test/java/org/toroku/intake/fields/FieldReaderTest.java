package org.toroku.intake.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

class FieldReaderTest {
    private static final LocalDate BORN = LocalDate.of(1983, 4, 1);

    @Test
    void readsWhatStandsBesideALabelAndSaysWhere() {
        Field name = read(new Page()
                        .word("氏", 100, 100)
                        .word("名", 180, 100)
                        .word("見本", 400, 100)
                        .word("花子", 520, 100))
                .field(FieldName.NAME);
        assertThat(name).isInstanceOfSatisfying(Field.Found.class, found -> {
            assertThat(found.best().value()).isEqualTo(new Value.Written("見本\u3000花子"));
            assertThat(found.best().sources()).containsExactly(new Box(400, 80, 80, 40), new Box(520, 80, 80, 40));
        });
    }

    @Test
    void joinsAnAddressOfTwoLinesWhoseLabelStandsBetweenThem() {
        Page page = new Page()
                .word("生年月日", 100, 0)
                .word("住所", 100, 150)
                .word("東京都千代田区見本町一丁目2番3号", 400, 120)
                .word("見本ハイツ101号室", 400, 180)
                .word("世帯主", 100, 300)
                .word("見本太郎", 400, 300);
        assertThat(text(page, FieldName.ADDRESS)).isEqualTo("東京都千代田区見本町一丁目2番3号\u3000見本ハイツ101号室");
    }

    @Test
    void readsAnAddressByItsPrefectureWhenTheLabelIsIllegible() {
        Page page = new Page().word("E版", 100, 150).word("北海道札幌市北区見本町1-2", 400, 150);
        assertThat(text(page, FieldName.ADDRESS)).isEqualTo("北海道札幌市北区見本町1-2");
    }

    @Test
    void readsANameInVerticalWriting() {
        Page page = new Page().word("氏名", 100, 200).column("見本花子", 400, 100).word("フリガナ", 600, 110);
        assertThat(text(page, FieldName.NAME)).isEqualTo("見本花子");
    }

    @Test
    void readsAValueBelowItsLabel() {
        Page page = new Page()
                .word("氏名", 100, 100)
                .word("生年月日", 700, 100)
                .word("見本花子", 100, 180)
                .word("昭和58年4月1日", 700, 180);
        assertThat(text(page, FieldName.NAME)).isEqualTo("見本花子");
        assertThat(day(page, FieldName.BIRTH_DATE)).isEqualTo(BORN);
    }

    @Test
    void doesNotTakeTheHouseholderForTheHolder() {
        Page page = new Page().word("世帯主", 100, 100).word("見本太郎", 400, 100);
        assertThat(read(page).field(FieldName.NAME)).isEqualTo(new Field.Absent(FieldName.NAME));
    }

    @Test
    void doesNotTakeASentenceForALabel() {
        Page page = new Page().word("氏名の欄に実印を押してください。", 100, 100);
        assertThat(read(page).field(FieldName.NAME)).isEqualTo(new Field.Absent(FieldName.NAME));
    }

    @Test
    void saysThatADayDoesNotExistInsteadOfMovingIt() {
        Field birth = read(new Page().word("生年月日", 100, 100).word("令和8年2月30日", 400, 100))
                .field(FieldName.BIRTH_DATE);
        assertThat(birth).isInstanceOfSatisfying(Field.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Field.Reason.NO_SUCH_DAY);
            assertThat(unreadable.places()).containsExactly(new Box(400, 80, 300, 40));
        });
    }

    @Test
    void saysThatALabelHasNoValue() {
        assertThat(read(new Page().word("生年月日", 100, 100)).field(FieldName.BIRTH_DATE))
                .isInstanceOfSatisfying(
                        Field.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Field.Reason.NO_VALUE));
    }

    @Test
    void takesTheDayThatStandsAloneForTheDayOfIssue() {
        Page page = new Page()
                .word("住民票の写し", 600, 50, 70)
                .word("生年月日", 100, 200)
                .word("昭和58年4月1日", 400, 200)
                .word("住民となった日", 100, 300)
                .word("平成20年4月1日", 500, 300)
                .word("令和8年11月5日", 120, 600);
        assertThat(day(page, FieldName.ISSUE_DATE)).isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(day(page, FieldName.BIRTH_DATE)).isEqualTo(BORN);
    }

    @Test
    void doesNotTakeTheEndOfValidityForTheDayOfIssue() {
        Page page = new Page().word("運転免許証", 100, 600, 60).word("交付", 100, 200).word("2029年(令和11年)6月1日まで有効", 100, 260);
        assertThat(read(page).field(FieldName.ISSUE_DATE)).isInstanceOf(Field.Unreadable.class);
    }

    @Test
    void keepsEveryReadingAndPutsFirstWhatMorePassesShare() {
        List<Word> right = new Page().word("氏名", 100, 100).word("見本浩", 400, 100).words();
        List<Word> wrong = new Page().word("氏名", 100, 100).word("見本洗", 400, 100).words();
        assertThat(FieldReader.read(List.of(wrong, right, right), 0).field(FieldName.NAME))
                .isInstanceOfSatisfying(Field.Found.class, found -> {
                    assertThat(found.candidates())
                            .extracting(Candidate::value)
                            .containsExactly(new Value.Written("見本浩"), new Value.Written("見本洗"));
                    assertThat(found.best().passes()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "住民票の写し, RESIDENCE_RECORD",
        "印鑑登録証明書, SEAL_CERTIFICATE",
        "殺鑑登録証明書, SEAL_CERTIFICATE",
        "電子証明書利用申込書, APPLICATION_FORM",
        "運転免許証, DRIVERS_LICENCE",
        "戸籍全部事項証明書, FAMILY_REGISTER",
        "見本市の広報, UNKNOWN"
    })
    void tellsTheKindByTheTitle(String title, DocumentKind kind) {
        assertThat(read(new Page().word(title, 500, 100, 60)).kind()).isEqualTo(kind);
    }

    @Test
    void takesTheLargestTitleOfAPage() {
        Page form = new Page()
                .word("電子証明書利用申込書", 500, 100, 70)
                .word("添付書類", 100, 900)
                .word("住民票の写し", 400, 900)
                .word("印鑑登録証明書", 800, 900);
        assertThat(read(form).kind()).isEqualTo(DocumentKind.APPLICATION_FORM);
    }

    @Test
    void readsAPageThatLiesUpsideDown() {
        List<Word> turned = new Page()
                .word("氏名", 100, 100).word("見本花子", 400, 100).words().stream()
                        .map(word -> new Word(word.text(), upsideDown(word.box()), word.confidence()))
                        .toList();
        assertThat(FieldReader.read(List.of(turned), 180).field(FieldName.NAME))
                .isInstanceOfSatisfying(
                        Field.Found.class,
                        found -> assertThat(found.best().value()).isEqualTo(new Value.Written("見本花子")));
    }

    @Test
    void disclosesNothingInItsText() {
        Page page = new Page()
                .word("氏名", 100, 100)
                .word("見本花子", 400, 100)
                .word("生年月日", 100, 200)
                .word("昭和58年4月1日", 400, 200);
        assertThat(read(page).toString()).doesNotContain("見本").doesNotContain("1983");
    }

    @Test
    void findsNothingOnAnEmptyPage() {
        PageFields page = FieldReader.read(List.of(List.of()), 0);
        assertThat(page.kind()).isEqualTo(DocumentKind.UNKNOWN);
        assertThat(page.fields().values()).allMatch(Field.Absent.class::isInstance);
        assertThat(page.myNumber()).isEqualTo(new MyNumberFinding.NotSeen());
    }

    private static Box upsideDown(Box box) {
        return new Box(2480 - box.x() - box.width(), 3508 - box.y() - box.height(), box.width(), box.height());
    }

    private static PageFields read(Page page) {
        return FieldReader.read(List.of(page.words()), 0);
    }

    private static String text(Page page, FieldName name) {
        return read(page).field(name) instanceof Field.Found found
                        && found.best().value() instanceof Value.Written text
                ? text.text()
                : "";
    }

    private static LocalDate day(Page page, FieldName name) {
        return read(page).field(name) instanceof Field.Found found
                        && found.best().value() instanceof Value.Day day
                ? day.day()
                : LocalDate.MIN;
    }
}
