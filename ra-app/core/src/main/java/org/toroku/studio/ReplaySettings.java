package org.toroku.studio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of a replay, {@code toroku.studio.replay.*}.
 *
 * @param cases that are replayed at most, the newest ones, 1 to 10 000
 * @param patience real time for the models in force, and again for the draft; at least 1 s
 */
@Validated
@ConfigurationProperties(prefix = "toroku.studio.replay", ignoreUnknownFields = false)
record ReplaySettings(
        @DefaultValue("500") @Min(1) @Max(10_000) int cases,
        @DefaultValue("PT5M") @DurationMin(seconds = 1) Duration patience) {}
