package org.toroku.officers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The automation switch as it stands until an officer changes it.
 *
 * @param enabled false refers every case to people
 * @param perHour most automatic acceptances in any 60 minutes, 0 or more
 * @param humanReviewShare share of acceptances drawn at random for human review, 0.0 to 1.0
 */
@ConfigurationProperties(prefix = "toroku.automation", ignoreUnknownFields = false)
public record AutomationSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500") int perHour,
        @DefaultValue("0.0") double humanReviewShare) {
    public AutomationSettings {
        if (perHour < 0 || !(humanReviewShare >= 0.0 && humanReviewShare <= 1.0)) {
            throw new IllegalArgumentException("toroku.automation: per-hour is 0 or more, human-review-share 0 to 1");
        }
    }
}
