package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    @ParameterizedTest
    @CsvSource({
        "R8.11.12, 2026-11-12",
        "r8/11/12, 2026-11-12",
        "Ｒ８．１１．１２, 2026-11-12",
        "令和8年11月12日, 2026-11-12",
        "令和元年5月1日, 2019-05-01",
        "昭和55年2月17日, 1980-02-17",
        "H35.3.12, 2023-03-12",
        "20261112, 2026-11-12",
        "2026-11-12, 2026-11-12",
        "2026/1/2, 2026-01-02",
        "２０２６年１１月１２日, 2026-11-12"
    })
    void readsADayAsPapersCarryIt(String typed, LocalDate day) {
        assertThat(WrittenDay.read(typed)).contains(day);
    }

    /** Heisei or Reiwa, or 2008: the person who typed it knows. */
    @ParameterizedTest
    @ValueSource(strings = {"8.11.12", "8/11/12", "８年１１月１２日", "元年5月1日", "55-2-17"})
    void saysThatTheEraIsMissing(String typed) {
        assertThat(WrittenDay.lacksEra(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R8.11.12", "2026/11/31", "soon", "", "20261112", "108.11.12"})
    void missesNoEraWhereAnotherThingIsWrong(String typed) {
        assertThat(WrittenDay.lacksEra(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11/31",
                "R8.13.1",
                "8.11.12",
                "元年5月1日",
                "令和元年4月30日",
                "20261131",
                "2026",
                "R8.11",
                "soon",
                ""
            })
    void guessesNothing(String typed) {
        assertThat(WrittenDay.read(typed)).isEmpty();
    }
}
