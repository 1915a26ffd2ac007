package org.toroku.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-12-10T15:00:00Z");

    @Test
    void aDeadlineAtMidnightIsTheEndOfTheDayBefore() {
        assertThat(Moments.deadline(MIDNIGHT, Locale.JAPANESE)).isEqualTo("2026年12月10日（24時）");
        assertThat(Moments.deadline(MIDNIGHT, Locale.ENGLISH)).isEqualTo("the end of 10 Dec 2026 (JST)");
        assertThat(Moments.briefDeadline(MIDNIGHT, Locale.JAPANESE)).isEqualTo("12月10日（24時）");
        assertThat(Moments.briefDeadline(MIDNIGHT, Locale.ENGLISH)).isEqualTo("end of 10 Dec");
    }

    @Test
    void aDeadlineWithinADayIsToldToTheMinute() {
        assertThat(Moments.deadline(Instant.parse("2026-12-10T05:37:00Z"), Locale.JAPANESE))
                .isEqualTo("2026年12月10日 14:37");
    }

    @Test
    void everyDayAndMomentIsWrittenInOneWayALanguage() {
        Instant afternoon = Instant.parse("2026-11-26T05:05:00Z");
        LocalDate day = LocalDate.of(2026, 11, 26);
        assertThat(Moments.text(afternoon, Locale.JAPANESE)).isEqualTo("2026年11月26日 14:05");
        assertThat(Moments.text(afternoon, Locale.ENGLISH)).isEqualTo("26 Nov 2026 14:05 JST");
        assertThat(Moments.text(day, Locale.JAPANESE)).isEqualTo("2026年11月26日");
        assertThat(Moments.text(day, Locale.ENGLISH)).isEqualTo("26 Nov 2026");
        assertThat(Moments.brief(afternoon, Locale.JAPANESE)).isEqualTo("11月26日 14:05");
    }
}
