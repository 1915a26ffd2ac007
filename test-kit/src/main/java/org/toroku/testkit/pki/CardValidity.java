package org.toroku.testkit.pki;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When a card is valid.
 *
 * @param notBefore first second
 * @param notAfter last second
 */
public record CardValidity(Instant notBefore, Instant notAfter) {

    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Truncates to seconds, the resolution of a certificate. */
    public CardValidity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Until the fifth birthday after issue (JPKI ordinance, article 13), or for five years where the birthday is
     * unknown.
     */
    public static CardValidity fifthBirthdayAfter(Instant issued, Holder holder) {
        LocalDate day = issued.atZone(JAPAN).toLocalDate();
        LocalDate last = day.plusYears(5);
        int month = Integer.parseInt(holder.birthDate().substring(5, 7));
        int dayOfMonth = Integer.parseInt(holder.birthDate().substring(7, 9));
        if (month > 0 && dayOfMonth > 0) {
            // from a leap year, so that 29 February becomes 28 in the years without one
            LocalDate birthday = LocalDate.of(2000, month, dayOfMonth);
            int years = day.getYear() - 2000;
            last = birthday.plusYears(birthday.plusYears(years).isAfter(day) ? years + 4L : years + 5L);
        }
        return new CardValidity(
                issued, last.atTime(LocalTime.of(23, 59, 59)).atZone(JAPAN).toInstant());
    }

    /** A card that was valid for five years and has not been for {@code ago}. */
    public static CardValidity expired(Instant now, Duration ago) {
        Instant end = now.minus(ago);
        return new CardValidity(end.minus(Duration.ofDays(5 * 365)), end);
    }
}
