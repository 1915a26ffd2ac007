package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);

    @Test
    void theFirstInstantOfTheNextDayStillBelongsToTheLastDay() {
        Deadline deadline = Deadline.endOf(DAY);
        assertThat(deadline.at()).isEqualTo(Instant.parse("2026-12-10T15:00:00Z"));
        assertThat(deadline.lastDay()).isEqualTo(DAY);
        assertThat(deadline.endsWithTheDay()).isTrue();
    }

    @Test
    void anHourOfTheDayIsToldAsThatDay() {
        Deadline deadline = new Deadline(Instant.parse("2026-12-10T14:59:59.999999Z"));
        assertThat(deadline.lastDay()).isEqualTo(DAY);
        assertThat(deadline.endsWithTheDay()).isFalse();
    }

    @Test
    void aTermOfDaysHasAllOfItsLastDayInJapan() {
        assertThat(Deadline.endOfDayOf(Instant.parse("2026-12-09T15:00:00Z"))).isEqualTo(Deadline.endOf(DAY));
        assertThat(Deadline.endOfDayOf(Instant.parse("2026-12-10T14:59:00Z"))).isEqualTo(Deadline.endOf(DAY));
    }
}
