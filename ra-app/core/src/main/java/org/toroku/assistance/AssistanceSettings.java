package org.toroku.assistance;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of assisted sessions.
 *
 * @param codeValidFor how long the code of a session may be typed
 * @param sessionLasts after how long a session ends by itself, counted from its opening
 * @param statementWithin how long after that the officer may state what they saw; people wait so long for it
 * @param wrongCodesPerNetworkPerHour after how many wrong codes of one network within an hour it has to wait
 *     between them
 */
@Validated
@ConfigurationProperties(prefix = "toroku.assistance", ignoreUnknownFields = false)
public record AssistanceSettings(
        @DefaultValue("PT10M") Duration codeValidFor,
        @DefaultValue("PT90M") Duration sessionLasts,
        @DefaultValue("PT4H") Duration statementWithin,
        @DefaultValue("10") @Min(1) int wrongCodesPerNetworkPerHour) {
    public AssistanceSettings {
        if (codeValidFor.compareTo(Duration.ofMinutes(1)) < 0 || codeValidFor.compareTo(sessionLasts) > 0) {
            throw new IllegalArgumentException(
                    "toroku.assistance.code-valid-for must be a minute at least, and no longer than session-lasts");
        }
        if (!statementWithin.isPositive()) {
            throw new IllegalArgumentException("toroku.assistance.statement-within must be positive");
        }
    }
}
