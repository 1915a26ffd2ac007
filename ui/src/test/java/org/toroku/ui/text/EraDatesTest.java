package org.toroku.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "昭和55年2月17日",
                "昭和５５年２月１７日",
                "S55.2.17",
                "s55/02/17",
                "Ｓ５５．２．１７",
                "昭55-2-17",
                "㍼55年2月17日",
                "S550217",
                "1980-02-17",
                "１９８０/2/17",
                "1980年2月17日",
                "西暦1980年2月17日",
                "1980. 2. 17",
                "1980ー02ー17",
                "19800217",
                "昭和五十五年二月十七日",
                "昭和五五年二月一七日",
                "一九八〇年二月十七日",
                "一九八零年2月17日",
                " 昭和 55 年 2 月 17 日 "
            })
    void readsADayHoweverItIsWritten(String typed) {
        assertThat(EraDates.read(typed)).isEqualTo(new EraDates.Read.Day(LocalDate.of(1980, 2, 17)));
    }

    @ParameterizedTest
    @CsvSource({
        "昭和元年12月25日, 1926-12-25",
        "大正15年12月25日, 1926-12-25",
        "昭和64年1月7日, 1989-01-07",
        "平成元年1月8日, 1989-01-08",
        "H31.4.30, 2019-04-30",
        "令和元年5月1日, 2019-05-01",
        "明治45年7月30日, 1912-07-30",
        "大正元年7月30日, 1912-07-30",
        "昭和二十年十二月三十一日, 1945-12-31",
        "大正十年十月一日, 1921-10-01",
        "R6.2.29, 2024-02-29"
    })
    void knowsOnWhichDayErasBeginAndEnd(String typed, LocalDate day) {
        assertThat(EraDates.read(typed)).isEqualTo(new EraDates.Read.Day(day));
    }

    @ParameterizedTest
    @CsvSource({
        "昭和64年1月8日, after-era",
        "S65.1.1, after-era",
        "平成元年1月7日, before-era",
        "令和元年4月30日, before-era",
        "55.2.17, era-missing",
        "元年2月17日, era-missing",
        "550217, era-missing",
        "1981-02-29, no-such-day",
        "昭和55年13月1日, no-such-day",
        "S0.2.17, no-such-day",
        "1980, not-a-date",
        "きのう, not-a-date",
        "17.2.1980, not-a-date",
        "昭和五十十五年二月十七日, not-a-date",
        "二三十年一月一日, not-a-date",
        "1980一2一17, not-a-date",
        "昭和〇年二月十七日, no-such-day",
        "五十五年二月十七日, era-missing",
        "X55.2.17, not-a-date"
    })
    void saysWhatIsWrong(String typed, String code) {
        assertThat(EraDates.read(typed)).isEqualTo(new EraDates.Read.Wrong(code));
    }

    @Test
    void showsADayInTheWayOfItsReaderAndUnderstandsItAgain() {
        LocalDate day = LocalDate.of(1989, 1, 8);
        assertThat(EraDates.written(day, Locale.JAPANESE)).isEqualTo("平成元年1月8日");
        assertThat(EraDates.written(day, Locale.ENGLISH)).isEqualTo("1989-01-08");
        for (LocalDate each = LocalDate.of(1900, 1, 1); each.getYear() < 2027; each = each.plusDays(13)) {
            assertThat(EraDates.read(EraDates.written(each, Locale.JAPANESE))).isEqualTo(new EraDates.Read.Day(each));
        }
    }
}
