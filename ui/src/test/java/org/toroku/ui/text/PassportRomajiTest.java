package org.toroku.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names whose spelling the passport offices of prefectures publish as examples. */
class PassportRomajiTest {
    @ParameterizedTest
    @CsvSource({
        "ヤマダ, YAMADA",
        "ハナコ, HANAKO",
        "ナンバ, NAMBA",
        "ホンマ, HOMMA",
        "サンペイ, SAMPEI",
        "カンノ, KANNO",
        "ハットリ, HATTORI",
        "キッカワ, KIKKAWA",
        "ハッチョウ, HATCHO",
        "ホッチ, HOTCHI",
        "コオロギ, KOROGI",
        "オオノ, ONO",
        "ヨコオ, YOKOO",
        "セノオ, SENOO",
        "タカトオ, TAKATOO",
        "サトウ, SATO",
        "コウチ, KOCHI",
        "イチロウ, ICHIRO",
        "ユウコ, YUKO",
        "チュウジョウ, CHUJO",
        "イノウエ, INOUE",
        "マツウラ, MATSUURA",
        "ミウラ, MIURA",
        "ニイガタ, NIIGATA",
        "シュンイチ, SHUNICHI",
        "エリー, ERI",
        "ジェーン, JIEN",
        "ファティマ, FUATEIMA",
        "ヴィクトル, BUIKUTORU",
        "マリア　ルイサ, MARIA RUISA"
    })
    void writesNamesAsPassportsDo(String kana, String romaji) {
        assertThat(PassportRomaji.of(kana)).contains(romaji);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "山田", "YAMADA", "ァ", "ヷ"})
    void proposesNothingWhereItCannotKnow(String kana) {
        assertThat(PassportRomaji.of(kana)).isEmpty();
    }
}
