package org.toroku.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.matching.Alignment.Step;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;

/** Steps are written {@code a} same, {@code ~a>b:why~} written otherwise, {@code [a>b]} different, missing or extra. */
class AlignmentTest {
    private static String aligned(FieldMatch match) {
        return Alignment.of(match).stream().map(AlignmentTest::written).collect(Collectors.joining());
    }

    private static String written(Step step) {
        return switch (step.kind()) {
            case SAME -> step.found();
            case OTHERWISE -> "~" + step.stated() + ">" + step.found() + ":" + String.join("+", step.notes()) + "~";
            case DIFFERENT, MISSING, EXTRA -> "[" + step.stated() + ">" + step.found() + "]";
            case SUBSTITUTED -> "!" + step.stated() + ">" + step.found() + "!";
            case UNDECIDED -> "?" + step.stated() + ">" + step.found() + "?";
        };
    }

    private static FieldMatch name(String stated, String found) {
        return new TextComparison("name", Fold.NAME).compare(stated, found, new BitSet());
    }

    @ParameterizedTest
    @CsvSource({
        // alike on both sides, and still not the same for certain
        "高橋　花子, 高橋　花子, 0, !高>高!橋　花子",
        "髙橋　花子, 〓橋　花子, 0, !髙>〓!橋　花子",
        "𠮷野　一, 〓野　一, 0, !𠮷>〓!野　一",
        "高橋　花子, 高橋　〓〓, 3 4, 高橋　!花子>〓〓!",
        "髙橋　花子, 高橋　花子, 3, ~髙>高:variant-kanji~橋　!花>花!子",
        // a true difference beside it stays one
        "高橋　花子, 高島　花〓, 4, 高[橋>島]　花!子>〓!",
        "高橋　花子, 高橋　花子, '', 高橋　花子"
    })
    void aSubstitutedCharacterIsMarkedInItsPlace(String stated, String found, String places, String shown) {
        BitSet substitutes = new BitSet();
        java.util.stream.Stream.of(places.split(" ", -1))
                .filter(place -> !place.isEmpty())
                .forEach(place -> substitutes.set(Integer.parseInt(place)));
        FieldMatch match = new TextComparison("name", Fold.NAME).compare(stated, found, substitutes);

        String written = Alignment.of(match, substitutes).stream()
                .map(AlignmentTest::written)
                .collect(Collectors.joining());

        assertThat(written).isEqualTo(shown);
    }

    @Test
    void whatTheReportCallsDifferentIsShownSoEvenWhereOnlySubstitutesAreSeen() {
        FieldMatch match = new FieldMatch("name", "甲", "〓", Verdict.DIFFERENT, List.of());
        BitSet first = new BitSet();
        first.set(0);

        assertThat(Alignment.of(match, first)).extracting(Step::kind).containsExactly(Alignment.Kind.DIFFERENT);
    }

    private static FieldMatch address(String stated, String found) {
        return new TextComparison("address", Fold.ADDRESS).compare(stated, found, new BitSet());
    }

    @ParameterizedTest
    @CsvSource({
        "高橋　花子, 高橋　花子, 高橋　花子",
        "高橋　花子, 髙橋　花子, ~高>髙:variant-kanji~橋　花子",
        "高橋　花子, 高橋花子, 高橋~　>:spacing~花子",
        "高橋　花子, 高橋　子, 高橋　[花>]子",
        "高橋　花, 高橋　花子, 高橋　花[>子]",
        "高橋　花子, 髙橋　子, ~高>髙:variant-kanji~橋　[花>]子",
        "高橋　花子, 髙島　花子, ~高>髙:variant-kanji~[橋>島]　花子",
        "𠮷野, 吉野, ~𠮷>吉:variant-kanji~野",
        "スズキ, ｽｽﾞｷ, ~スズキ>ｽｽﾞｷ:width~",
        "甲, 乙, [甲>乙]"
    })
    void namesMarkOnlyWhatIsReallyDifferent(String stated, String found, String shown) {
        assertThat(aligned(name(stated, found))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "見本町１－２－３, 見本町1-2-3, 見本町~１－２－３>1-2-3:width~",
        "見本町一丁目2番3号, 見本町1-2-3, 見本町~一丁目>1-:notation~2~番>-:notation~3~号>:notation~",
        "見本町二丁目2番3号, 見本町3-2-3, 見本町[二>3]~丁目>-:notation~2~番>-:notation~3~号>:notation~",
        "見本町1丁目2番3号, 見本町1丁目2番4号, 見本町1丁目2番[3>4]号",
        "見本町1-2-3ハイツ305, 見本町1-2-3, 見本町1-2-3[ハイツ305>]",
        "見本町1-2-3, 見本町12-3, 見本町1[->]2-3",
        "霞が関1-2, 霞ヶ関1-3, 霞~が>ヶ:kana~関1-[2>3]"
    })
    void addressesKeepNotationApartFromNumbers(String stated, String found, String shown) {
        assertThat(aligned(address(stated, found))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "1980-02-17, 1980-02-17, EQUAL, 1980-02-17",
        "1980-02-17, 昭和55年2月17日, EQUAL, ~1980-02-17>昭和55年2月17日:calendar~",
        "1980-02-17, 昭和55年2月18日, DIFFERENT, ~1980-02->昭和55年2月:calendar~[17>18日]",
        "1980-02-17, 1980-02-18, DIFFERENT, 1980-02-[17>18]",
        "1980-02-17, 昭和55年2月, UNDECIDABLE, ?1980-02-17>昭和55年2月?"
    })
    void datesAreComparedPartByPart(String stated, String found, Verdict verdict, String shown) {
        assertThat(aligned(new FieldMatch("birth-date", stated, found, verdict, List.of())))
                .isEqualTo(shown);
    }

    /** What a program cannot compare is no difference. */
    @Test
    void anUndecidableItemMarksDoubtOnly() {
        BitSet second = new BitSet();
        second.set(1);
        assertThat(aligned(new TextComparison("name", Fold.NAME).compare("高鷗　花子", "高●　花子", second)))
                .isEqualTo("高?鷗>●?　花子");
        assertThat(aligned(new FieldMatch("sex", "UNSTATED", "女", Verdict.UNDECIDABLE, List.of())))
                .isEqualTo("?UNSTATED>女?");
    }

    @Test
    void whatTheVerdictCallsAVariantIsNeverMarkedDifferent() {
        assertThat(aligned(new FieldMatch("name", "伊藤　由美", "伊藤［田中］　由美", Verdict.VARIANT, List.of("former-name"))))
                .isEqualTo("伊藤~>［田中］:former-name~　由美");
    }

    @Test
    void nothingBesideSomethingIsAllMissingOrAllExtra() {
        assertThat(aligned(name("甲乙", ""))).isEqualTo("[甲乙>]");
        assertThat(aligned(name("", "甲乙"))).isEqualTo("[>甲乙]");
    }

    @ParameterizedTest
    @CsvSource({"見本町二丁目2番3号ハイツ 101, 見本町3-2-3ハイヅ１０２", "東京都千代田区霞が関一丁目, 東京都千代田区霞ヶ関2丁目"})
    void togetherTheStepsAreBothTexts(String stated, String found) {
        List<Step> steps = Alignment.of(address(stated, found));
        assertThat(steps.stream().map(Step::stated).collect(Collectors.joining()))
                .isEqualTo(stated);
        assertThat(steps.stream().map(Step::found).collect(Collectors.joining()))
                .isEqualTo(found);
    }

    @Test
    void printsNoPersonalData() {
        assertThat(Alignment.of(name("甲", "乙")).toString()).doesNotContain("甲", "乙");
    }
}
