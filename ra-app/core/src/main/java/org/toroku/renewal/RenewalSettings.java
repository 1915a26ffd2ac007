package org.toroku.renewal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of renewals.
 *
 * @param leastRemaining a renewal is refused where less than this would be left until the ceiling of five years: a
 *     certificate of a few days serves nobody
 * @param reminders how long before its end the holder of a certificate is reminded, the longest first; none for no reminders
 * @param reminderInterval pause between two looks for certificates that end soon
 */
@Validated
@ConfigurationProperties(prefix = "toroku.renewal", ignoreUnknownFields = false)
public record RenewalSettings(
        @DefaultValue("P30D") Duration leastRemaining,
        @DefaultValue({"P2M", "P1M", "P7D"}) List<Period> reminders,
        @DefaultValue("PT1H") Duration reminderInterval) {
    /** Any day serves to compare lengths of which each is at least a month shorter than the one before, or a part of it. */
    private static final LocalDate SOME_DAY = LocalDate.of(2027, 1, 1);

    public RenewalSettings {
        reminders = List.copyOf(reminders);
        if (!leastRemaining.isPositive() || !reminderInterval.isPositive()) {
            throw new IllegalArgumentException("toroku.renewal: least-remaining and reminder-interval are positive");
        }
        LocalDate before = SOME_DAY;
        for (Period reminder : reminders.reversed()) {
            LocalDate day = SOME_DAY.plus(reminder);
            if (!day.isAfter(before)) {
                throw new IllegalArgumentException("toroku.renewal.reminders: each is shorter than the one before");
            }
            before = day;
        }
    }
}
