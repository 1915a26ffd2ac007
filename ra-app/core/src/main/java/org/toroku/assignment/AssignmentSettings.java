package org.toroku.assignment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of assignment.
 *
 * @param lookEvery pause between two looks for tasks that are to be given out by rule
 */
@Validated
@ConfigurationProperties(prefix = "toroku.assignment", ignoreUnknownFields = false)
record AssignmentSettings(@DefaultValue("PT3S") Duration lookEvery) {
    AssignmentSettings {
        if (!lookEvery.isPositive()) {
            throw new IllegalArgumentException("toroku.assignment.look-every is positive");
        }
    }
}
