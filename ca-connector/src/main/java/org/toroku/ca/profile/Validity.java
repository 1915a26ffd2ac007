package org.toroku.ca.profile;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * First and last second of a certificate's validity, both part of it (RFC 5280 section 4.1.2.5): a certificate "of 90
 * days" that ends 90 days after its start was valid for 90 days and one second, and was mis-issued.
 */
public record Validity(Instant notBefore, Instant notAfter) {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** The longest validity of {@code length} from {@code now}, by the earlier of the Japanese and the UTC calendar. */
    public static Validity of(Instant now, Period length) {
        Instant notBefore = now.truncatedTo(ChronoUnit.SECONDS);
        Instant japan = notBefore.atZone(JAPAN).plus(length).toInstant();
        Instant utc = notBefore.atZone(ZoneOffset.UTC).plus(length).toInstant();
        return new Validity(notBefore, (japan.isBefore(utc) ? japan : utc).minusSeconds(1));
    }

    /** As this, but ending with {@code ceiling} where that comes earlier; empty where not a second is left. */
    public Optional<Validity> until(Optional<Instant> ceiling) {
        Instant last = ceiling.filter(at -> at.isBefore(notAfter)).orElse(notAfter);
        return last.isBefore(notBefore.plusSeconds(1)) ? Optional.empty() : Optional.of(new Validity(notBefore, last));
    }

    /** Whether every second of this validity lies within {@code length} from its start. */
    public boolean within(Period length) {
        return notBefore.isBefore(notAfter)
                && !notAfter.isAfter(of(notBefore, length).notAfter());
    }
}
