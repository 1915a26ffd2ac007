package org.toroku.identity;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of identity verification.
 *
 * @param personKeyFile 32 random bytes, the key of the hash by which duplicates of a person are found
 * @param createPersonKey true lets a missing key file be made; only for a first start
 * @param statusDeadline how long after submission a card's status may stay unknown before the application is rejected
 * @param statusRetryFirst wait before the second attempt; doubles with each further one
 * @param statusRetryMax longest wait between two attempts
 */
@Validated
@ConfigurationProperties(prefix = "toroku.identity", ignoreUnknownFields = false)
public record IdentitySettings(
        @NotNull Path personKeyFile,
        @DefaultValue("false") boolean createPersonKey,
        @DefaultValue("PT24H") Duration statusDeadline,
        @DefaultValue("PT30S") Duration statusRetryFirst,
        @DefaultValue("PT15M") Duration statusRetryMax) {
    public IdentitySettings {
        if (!statusRetryFirst.isPositive()
                || statusRetryMax.compareTo(statusRetryFirst) < 0
                || !statusDeadline.isPositive()) {
            throw new IllegalArgumentException(
                    "toroku.identity: status-deadline and status-retry-first are positive, -max not below -first");
        }
    }
}
