package org.toroku.living;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is asked while a certificate is valid.
 *
 * @param statusWatch whether cards are asked about; only those whose holders consented ever are
 * @param interval between two questions about one card
 * @param pause between two looks for cards that are due
 * @param mostPerLook how many cards one look asks about at most
 * @param retryFirst wait after a question that was not answered verifiably; doubles with each further one
 * @param retryMax longest wait between two such questions
 * @param alarmAfter from how many questions in vain on an alarm is raised although nobody answered at all
 * @param check between two looks for cards that were not asked about for three intervals, whatever the watch's rows say
 * @param membersPerDay how many requests members who left may open for one organisation within a day; the others wait
 */
@ConfigurationProperties(prefix = "toroku.living", ignoreUnknownFields = false)
public record LivingSettings(
        @DefaultValue("true") boolean statusWatch,
        @DefaultValue("P1D") Duration interval,
        @DefaultValue("PT1M") Duration pause,
        @DefaultValue("20") int mostPerLook,
        @DefaultValue("PT5M") Duration retryFirst,
        @DefaultValue("PT6H") Duration retryMax,
        @DefaultValue("5") int alarmAfter,
        @DefaultValue("P1D") Duration check,
        @DefaultValue("50") int membersPerDay) {
    public LivingSettings {
        if (!interval.isPositive() || !pause.isPositive() || !retryFirst.isPositive() || !check.isPositive()) {
            throw new IllegalArgumentException("toroku.living: interval, pause, retry-first and check are above zero");
        }
        if (retryMax.compareTo(retryFirst) < 0 || mostPerLook < 1 || alarmAfter < 1 || membersPerDay < 1) {
            throw new IllegalArgumentException(
                    "toroku.living: retry-max is not below retry-first; most-per-look, alarm-after and"
                            + " members-per-day are above zero");
        }
    }

    /** @param inVain questions so far, 1 or more */
    Duration retryAfter(int inVain) {
        int doublings = Math.min(inVain - 1, Integer.SIZE - 2);
        Duration wait = retryFirst.multipliedBy(1L << doublings);
        return wait.compareTo(retryMax) > 0 ? retryMax : wait;
    }
}
