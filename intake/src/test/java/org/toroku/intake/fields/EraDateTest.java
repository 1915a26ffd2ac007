package org.toroku.intake.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraDateTest {
    @ParameterizedTest
    @CsvSource({
        "昭和58年4月1日, 1983-04-01",
        "昭和五十八年四月一日, 1983-04-01",
        "昭和 58 年 4 月 1 日, 1983-04-01",
        "昭和５８年４月１日, 1983-04-01",
        "令和元年5月1日, 2019-05-01",
        "平成三十一年四月三十日, 2019-04-30",
        "昭和64年1月7日, 1989-01-07",
        "平成元年1月8日, 1989-01-08",
        "大正15年12月24日, 1926-12-24",
        "昭和元年12月25日, 1926-12-25",
        "明治45年7月29日, 1912-07-29",
        "令和06年05月01日, 2024-05-01",
        "S58.4.1, 1983-04-01",
        "s58.4.1, 1983-04-01",
        "H31.04.30, 2019-04-30",
        "R8-2-3, 2026-02-03",
        "R元.5.1, 2019-05-01",
        "2026年11月5日, 2026-11-05",
        "二〇二六年十一月五日, 2026-11-05",
        "2026/11/05, 2026-11-05",
        "2026-11-05, 2026-11-05",
        "1983年(昭和58年)4月1日, 1983-04-01",
        "2031年（令和13年）06月01日, 2031-06-01",
        "令和8年2月28日, 2026-02-28",
        "令和6年2月29日, 2024-02-29"
    })
    void readsEveryNotationOfADay(String written, LocalDate day) {
        assertThat(EraDate.read(written)).isEqualTo(new DateReading.Dated(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和8年2月30日",
                "令和8年2月29日",
                "令和8年13月1日",
                "令和8年4月31日",
                "令和8年0月1日",
                "令和0年5月1日",
                "R8.2.30",
                "2026年2月30日",
                "2026/13/01"
            })
    void refusesADayThatTheCalendarDoesNotHave(String written) {
        assertThat(EraDate.read(written)).isEqualTo(new DateReading.NoSuchDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "平成31年5月1日",
                "令和元年4月30日",
                "昭和64年1月8日",
                "平成元年1月7日",
                "昭和元年12月24日",
                "明治5年12月2日",
                "大正16年1月1日",
                "1984年(昭和58年)4月1日"
            })
    void refusesADayOutsideItsEra(String written) {
        assertThat(EraDate.read(written)).isEqualTo(new DateReading.NoSuchDay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "見本町3-12-5", "令和8年", "昭和58年4月", "58.4.1", "1-2-3", "見本", "12345678", "昭和58年4月1日生"})
    void takesNothingElseForADate(String written) {
        assertThat(EraDate.read(written)).isEqualTo(new DateReading.NotADate());
    }
}
