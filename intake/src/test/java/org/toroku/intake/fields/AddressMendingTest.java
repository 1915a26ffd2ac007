package org.toroku.intake.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMendingTest {
    @ParameterizedTest
    @CsvSource({
        "車県四日市市試験町144番地の6, 三重県四日市市試験町144番地の6",
        "重県四日市市試験町144番地の6, 三重県四日市市試験町144番地の6",
        "作所県仙台市前葉区架空台381番地の4, 宮城県仙台市青葉区架空台381番地の4",
        "宮城県仙台市衣葉区見本町3丁目9番地14, 宮城県仙台市青葉区見本町3丁目9番地14",
        "愛知県名古屋市千種区例ケ丘一目34番9号, 愛知県名古屋市千種区例ケ丘一丁目34番9号",
        "京都府京都市左京区見本町1番地メゾン見本707号宝, 京都府京都市左京区見本町1番地メゾン見本707号室"
    })
    void mendsWhatOnlyOneAddressCanMean(String read, String meant) {
        assertThat(AddressMending.mended(read)).contains(meant);
    }

    /** Two prefectures have such a city, several wards are as near, or the place may well exist. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "車県府中市見本町1番地",
                "三重県四日市市試験町144番地の6",
                "横浜市港北区仮町389番地の2",
                "東京都千代田区霞が関二丁目1番2号",
                "京都府京都市中京区寺町通御池上る上本能寺前町488番地",
                "北海道札幌市比区仮町7丁目40番地29",
                "鳥取県八頭郡智頭町大字智頭2072番地1",
                ""
            })
    void leavesEverythingElseAsItWasRead(String read) {
        assertThat(AddressMending.mended(read)).isEmpty();
    }

    @Test
    void touchesNoNumberAndNoTown() {
        assertThat(AddressMending.mended("車県四日市市架空台石丁目4番2号")).contains("三重県四日市市架空台石丁目4番2号");
    }
}
