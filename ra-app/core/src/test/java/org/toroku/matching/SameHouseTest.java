package org.toroku.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameHouseTest {
    @ParameterizedTest
    @CsvSource({
        "東京都千代田区霞が関三丁目１番１号, 東京都千代田区霞が関3-1-1中央合同ビル12階, true",
        "東京都千代田区霞が関三丁目１番１号中央合同ビル１２階, 東京都千代田区霞ヶ関3-1-1, true",
        "東京都千代田区霞が関三丁目１番１号, 東京都千代田区霞が関三丁目１番１２号, false",
        "東京都千代田区霞が関三丁目１番, 東京都千代田区霞が関三丁目１番１号, false",
        "東京都千代田区霞が関, 東京都千代田区霞が関三丁目１番１号, false",
        "東京都千代田区見本町一丁目2番3号, 東京都千代田区霞が関三丁目１番１号, false"
    })
    void isTheSameUpToTheNumberOfTheHouse(String one, String other, boolean same) {
        assertThat(DocumentMatching.sameHouse(one, other)).isEqualTo(same);
        assertThat(DocumentMatching.sameHouse(other, one)).isEqualTo(same);
    }
}
