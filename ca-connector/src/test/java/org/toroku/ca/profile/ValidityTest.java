package org.toroku.ca.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
    @ParameterizedTest
    @CsvSource({
        // the last second counts
        "2026-11-23T03:00:00Z, 2031-11-23T02:59:59Z",
        "2026-11-23T03:00:00.999Z, 2031-11-23T02:59:59Z",
        // 29 February in both calendars
        "2028-02-29T05:00:00Z, 2033-02-28T04:59:59Z",
        // still 28 February in UTC, already the 29th in Japan: the earlier end is taken
        "2028-02-28T20:00:00Z, 2033-02-27T19:59:59Z",
        // still 29 February in UTC, already 1 March in Japan
        "2028-02-29T20:00:00Z, 2033-02-28T19:59:59Z"
    })
    void endsFiveYearsLaterLessOneSecondByTheStricterCalendar(Instant now, Instant notAfter) {
        assertThat(Validity.of(now, Period.ofYears(5)).notAfter()).isEqualTo(notAfter);
    }

    @ParameterizedTest
    @CsvSource({
        // the ceiling comes first, to the second
        "2028-02-28T23:59:59Z, 2028-02-28T23:59:59Z",
        "2031-11-22T23:59:58Z, 2031-11-22T23:59:58Z",
        // or the profile does
        "2031-11-22T23:59:59Z, 2031-11-22T23:59:59Z",
        "2031-11-23T00:00:00Z, 2031-11-22T23:59:59Z",
    })
    void endsWithTheEarlierOfProfileAndCeiling(Instant ceiling, Instant notAfter) {
        Validity profiled = Validity.of(Instant.parse("2026-11-23T00:00:00Z"), Period.ofYears(5));

        assertThat(profiled.until(Optional.of(ceiling))).contains(new Validity(profiled.notBefore(), notAfter));
    }

    @Test
    void isNothingWhereNotASecondIsLeft() {
        Instant start = Instant.parse("2026-11-23T00:00:00Z");
        Validity profiled = Validity.of(start, Period.ofYears(5));

        assertThat(profiled.until(Optional.of(start))).isEmpty();
        assertThat(profiled.until(Optional.of(start.minusSeconds(1)))).isEmpty();
        assertThat(profiled.until(Optional.of(start.plusSeconds(1)))).isPresent();
        assertThat(profiled.until(Optional.empty())).contains(profiled);
    }

    @Test
    void ninetyDaysAndOneSecondAreNotNinetyDays() {
        Instant start = Instant.parse("2026-11-23T00:00:00Z");
        Validity exact = Validity.of(start, Period.ofDays(90));

        assertThat(exact.within(Period.ofDays(90))).isTrue();
        assertThat(new Validity(start, exact.notAfter().plusSeconds(1)).within(Period.ofDays(90)))
                .isFalse();
        assertThat(new Validity(start, start).within(Period.ofDays(90))).isFalse();
    }
}
