package org.toroku.pki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"テスト", "test test", "テスト　テスト", "不明 不明", "氏名　名前", "N/A", "ＴＥＳＴ　ｔｅｓｔ", "---", "・ ・", ""})
    void fillsAFieldAndSaysNothing(String text) {
        assertThat(PlaceholderText.isFiller(text)).isTrue();
        assertThat(PlaceholderText.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${name}", "山田 ${given}", "{{name}} x", "＄｛name｝"})
    void isATemplateThatNobodyFilledIn(String text) {
        assertThat(PlaceholderText.isOne(text)).isTrue();
        assertThat(PlaceholderText.isFiller(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田 花子", "Na Yuna", "なし 太郎", "テスト 太郎", "不明堂 名前子", "Nil Sander"})
    void maySayANameOfSomebody(String text) {
        assertThat(PlaceholderText.isOne(text)).isFalse();
    }
}
