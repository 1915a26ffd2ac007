package org.toroku.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.pki.identity.BasicFourItems;

class MatchingTest {
    private static final String ADDRESS = "東京都千代田区霞が関二丁目１番２号";

    @Test
    void findsEverythingEqualWhenTheApplicantWroteWhatTheCardSays() {
        MatchReport report = Matching.compare(form("山田", "花子", ADDRESS), card("山田　花子", ADDRESS));

        assertThat(report.fields())
                .extracting(FieldMatch::field)
                .containsExactly("name", "birth-date", "sex", "address");
        assertThat(report.overall()).isEqualTo(Verdict.EQUAL);
        assertThat(report.fields())
                .allSatisfy(match -> assertThat(match.notes()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "高橋, 髙橋, variant-kanji",
        "山崎, 山﨑, variant-kanji",
        "渡辺, 渡邉, variant-kanji",
        "渡邊, 渡邉, variant-kanji",
        "斎藤, 齋藤, variant-kanji",
        "齊藤, 斉藤, variant-kanji",
        "吉田, 𠮷田, variant-kanji",
        "浜田, 濵田, variant-kanji",
        "桜井, 櫻井, variant-kanji",
        "沢田, 澤田, variant-kanji",
        "富田, 冨田, variant-kanji",
        "鶴田, 靏田, variant-kanji",
        "鶴田, 靍田, variant-kanji",
        "土田, 圡田, variant-kanji",
        "角田, ⻆田, variant-kanji",
        "桑田, 桒田, variant-kanji",
        "柳田, 栁田, variant-kanji",
        "徳田, 德田, variant-kanji",
        "高橋, 髙槗, variant-kanji",
        "ヤマダ, ﾔﾏﾀﾞ, width",
    })
    void callsOldAndVariantCharactersVariantsNeverEqual(String stated, String certified, String note) {
        FieldMatch name = name(stated, certified);

        assertThat(name.verdict()).isEqualTo(Verdict.VARIANT);
        assertThat(name.notes()).containsExactly(note);
    }

    @ParameterizedTest
    @CsvSource({"葛城, 葛󠄀城", "辻田, 辻󠄀田", "祇園, 祇󠄀園", "神田, 神︀田"})
    void stripsVariationSelectorsBeforeAnythingElse(String stated, String certified) {
        assertThat(name(stated, certified).verdict()).isEqualTo(Verdict.VARIANT);
        assertThat(name(stated, certified).notes()).containsExactly("variation-selector");
    }

    @ParameterizedTest
    @CsvSource({"太朗, 太郎", "末田, 未田", "土田, 士田", "山田, 山本", "弁, 瓣", "みさき, ミサキ", "二郎, 三郎", "ニ郎, 二郎"})
    void takesLookAlikesForWhatTheyAre(String stated, String certified) {
        assertThat(name(stated, certified).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void ignoresSpacesInNamesAndSaysSo() {
        MatchReport report = Matching.compare(form("山田", "花子", ADDRESS), card("山田 花子", ADDRESS));

        assertThat(report.fields().getFirst().verdict()).isEqualTo(Verdict.VARIANT);
        assertThat(report.fields().getFirst().notes()).containsAnyOf("spacing", "width");
    }

    @ParameterizedTest
    @CsvSource({
        "東京都千代田区霞が関2-1-2, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区霞が関２－１－２, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区霞が関2ー1ー2, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区霞ヶ関2‐1‐2, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区霞ケ関2丁目1番地2, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区霞が関2丁目1の2, 東京都千代田区霞が関二丁目１番２号",
        "東京都千代田区丸ノ内一丁目1番, 東京都千代田区丸の内１丁目１番",
        "奈良県葛城市柿本166, 奈良県葛城市柿本１６６番地",
        "奈良県葛城市柿本166-3, 奈良県葛城市柿本１６６番地の３",
        "三重県四日市市諏訪町1-5, 三重県四日市市諏訪町１番５号",
        "青森県八戸市内丸1-1-1, 青森県八戸市内丸一丁目１番１号",
        "北海道札幌市中央区北1条西2丁目, 北海道札幌市中央区北一条西二丁目",
        "東京都世田谷区世田谷4-21-27 グランドヒルズ1203号室, 東京都世田谷区世田谷四丁目２１番２７号　グランドヒルズ１２０３号室",
        "東京都世田谷区世田谷4-21-27グランドヒルズ1203, 東京都世田谷区世田谷四丁目２１番２７号　グランドヒルズ１２０３号室",
        "大阪府堺市堺区南瓦町十二番二十一号, 大阪府堺市堺区南瓦町１２番２１号",
        "東京都港区芝百二番地, 東京都港区芝１０２番地",
        "神奈川県横浜市中区日本大通1, 神奈川県横浜市中区日本大通１",
        "神奈川県横浜市西区沢渡1-2 髙島荘, 神奈川県横浜市西区沢渡１番２　高島荘",
    })
    void foldsTheNotationOfTheSameAddress(String stated, String certified) {
        FieldMatch address = address(stated, certified);

        assertThat(address.verdict()).as(address.notes().toString()).isEqualTo(Verdict.VARIANT);
        assertThat(address.notes()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "東京都港区芝1-23, 東京都港区芝１２－３",
        "東京都港区芝1 23, 東京都港区芝１２ ３",
        "東京都港区芝1丁目2番3号, 東京都港区芝１丁目２番４号",
        "東京都港区芝1-2-3, 東京都港区芝１丁目２番３号４５",
        "東京都港区芝1-2-3, 東京都港区芝１丁目２番３号サンハイツ",
        "三重県4日市市諏訪町1, 三重県四日市市諏訪町１",
        "東京都千代田区1番町, 東京都千代田区二番町",
        "東京都港区芝1-2 3号棟101, 東京都港区芝１－２　１０１",
        "大阪府大阪市北区中之島1-3-20, 東京都千代田区霞が関二丁目１番２号",
    })
    void neverDropsAPartAndNeverJoinsNumbers(String stated, String certified) {
        assertThat(address(stated, certified).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void neverComparesASubstitutedPosition() {
        BitSet first = positions(0);

        assertThat(compare("葛木", "桜子", "？木　桜子", first).verdict()).isEqualTo(Verdict.UNDECIDABLE);
        assertThat(compare("葛木", "桜子", "葛木　桜子", first).verdict())
                .as("even where the substitute looks right")
                .isEqualTo(Verdict.UNDECIDABLE);
        assertThat(compare("葛󠄀木", "桜子", "？木　桜子", first).verdict()).isEqualTo(Verdict.UNDECIDABLE);
        assertThat(compare("葛木", "桜子", "？木　桜子", first).notes()).containsExactly("substitute-character");
    }

    @Test
    void stillSeesADifferenceBesideASubstitutedPosition() {
        assertThat(compare("葛木", "梅子", "？木　桜子", positions(0)).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(compare("葛城木", "桜子", "？木　桜子", positions(0)).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void countsSubstitutedPositionsInCodePoints() {
        assertThat(compare("𠮷葛", "桜子", "𠮷？　桜子", positions(1)).verdict()).isEqualTo(Verdict.UNDECIDABLE);
    }

    @Test
    void neverComparesASubstitutedPositionOfAnAddress() {
        BasicFourItems card = new BasicFourItems(
                "山田　花子", new BitSet(), BasicFourItems.Sex.FEMALE, born(1980, 2, 17), "奈良県？城市柿本１６６番地", positions(3));

        MatchReport report = Matching.compare(form("山田", "花子", "奈良県葛城市柿本166"), card);

        assertThat(report.fields().getLast().verdict()).isEqualTo(Verdict.UNDECIDABLE);
    }

    @Test
    void leavesAnUnknownPartOfABirthDateToPeople() {
        assertThat(birth(Optional.of(1980), Optional.empty(), Optional.empty()).verdict())
                .isEqualTo(Verdict.UNDECIDABLE);
        assertThat(birth(Optional.empty(), Optional.empty(), Optional.empty()).verdict())
                .isEqualTo(Verdict.UNDECIDABLE);
        assertThat(birth(Optional.of(1981), Optional.empty(), Optional.empty()).verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(birth(Optional.of(1980), Optional.of(2), Optional.of(18)).verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(birth(Optional.of(1980), Optional.of(2), Optional.of(17)).verdict())
                .isEqualTo(Verdict.EQUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "FEMALE, FEMALE, EQUAL",
        "MALE, FEMALE, DIFFERENT",
        "UNSTATED, UNKNOWN, EQUAL",
        "UNSTATED, FEMALE, UNDECIDABLE",
        "MALE, UNKNOWN, UNDECIDABLE"
    })
    void comparesSexOnlyWhereBothSayIt(ApplicationForm.Sex stated, BasicFourItems.Sex certified, Verdict verdict) {
        ApplicationForm form = form("山田", "花子", ADDRESS, stated, Optional.empty());
        BasicFourItems card =
                new BasicFourItems("山田　花子", new BitSet(), certified, born(1980, 2, 17), ADDRESS, new BitSet());

        assertThat(Matching.compare(form, card).fields().get(2).verdict()).isEqualTo(verdict);
    }

    @Test
    void asksPeopleAboutAFormerNameThatOnlyTheCardHolds() {
        assertThat(former(Optional.empty(), "伊藤［田中］　由美").verdict()).isEqualTo(Verdict.UNDECIDABLE);
        assertThat(former(Optional.of("田中"), "伊藤［田中］　由美").verdict()).isEqualTo(Verdict.VARIANT);
        assertThat(former(Optional.of("鈴木"), "伊藤［田中］　由美").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(former(Optional.of("田中"), "佐藤［田中］　由美").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(former(Optional.empty(), "伊藤［田中］　由美").notes()).containsExactly("former-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "${7*7}", "<script>alert(1)</script>", "'; DROP TABLE officer; --", "\\", "$1", "(((("})
    void takesHostileTextLiterally(String text) {
        assertThat(name(text, "山田").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(address(text, text).verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void printsNoPersonalData() {
        MatchReport report = Matching.compare(form("山田", "花子", ADDRESS), card("山田　花子", ADDRESS));

        assertThat(List.of(report, form("山田", "花子", ADDRESS), card("山田　花子", ADDRESS))
                        .toString())
                .doesNotContain("山田", "花子", "霞が関", "1980");
    }

    private static FieldMatch name(String stated, String certified) {
        return compare(stated, "花", certified + "　花", new BitSet());
    }

    private static FieldMatch compare(String family, String given, String certified, BitSet substitutes) {
        BasicFourItems card = new BasicFourItems(
                certified, substitutes, BasicFourItems.Sex.FEMALE, born(1980, 2, 17), ADDRESS, new BitSet());
        return Matching.compare(form(family, given, ADDRESS), card).fields().getFirst();
    }

    private static FieldMatch address(String stated, String certified) {
        return Matching.compare(form("山田", "花子", stated), card("山田　花子", certified))
                .fields()
                .getLast();
    }

    private static FieldMatch birth(Optional<Integer> year, Optional<Integer> month, Optional<Integer> day) {
        BasicFourItems card = new BasicFourItems(
                "山田　花子",
                new BitSet(),
                BasicFourItems.Sex.FEMALE,
                new BasicFourItems.BirthDate(3, year, month, day),
                ADDRESS,
                new BitSet());
        return Matching.compare(form("山田", "花子", ADDRESS), card).fields().get(1);
    }

    private static FieldMatch former(Optional<String> stated, String certified) {
        ApplicationForm form = form("伊藤", "由美", ADDRESS, ApplicationForm.Sex.FEMALE, stated);
        return Matching.compare(form, card(certified, ADDRESS)).fields().getFirst();
    }

    private static BitSet positions(int... positions) {
        BitSet set = new BitSet();
        for (int position : positions) {
            set.set(position);
        }
        return set;
    }

    private static BasicFourItems.BirthDate born(int year, int month, int day) {
        return new BasicFourItems.BirthDate(3, Optional.of(year), Optional.of(month), Optional.of(day));
    }

    private static BasicFourItems card(String name, String address) {
        return new BasicFourItems(
                name, new BitSet(), BasicFourItems.Sex.FEMALE, born(1980, 2, 17), address, new BitSet());
    }

    private static ApplicationForm form(String family, String given, String address) {
        return form(family, given, address, ApplicationForm.Sex.FEMALE, Optional.empty());
    }

    private static ApplicationForm form(
            String family, String given, String address, ApplicationForm.Sex sex, Optional<String> former) {
        return new ApplicationForm(
                family,
                given,
                "カナ",
                "カナ",
                "ROMAJI",
                "ROMAJI",
                former,
                LocalDate.of(1980, 2, 17),
                sex,
                "1000013",
                address,
                "a@example.jp",
                "0312345678",
                ApplicationForm.Operator.SELF);
    }
}
