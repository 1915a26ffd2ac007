package org.toroku.renewal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of renewals.
 *
 * @param leastRemaining a renewal is refused where less than this would be left until the ceiling of five years: a
 *     certificate of a few days serves nobody
 */
@Validated
@ConfigurationProperties(prefix = "toroku.renewal", ignoreUnknownFields = false)
public record RenewalSettings(@DefaultValue("P30D") Duration leastRemaining) {
    public RenewalSettings {
        if (!leastRemaining.isPositive()) {
            throw new IllegalArgumentException("toroku.renewal: least-remaining is positive");
        }
    }
}
