package org.toroku.enrolment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What applicants are told of how long it takes.
 *
 * @param days results of so many days are looked at
 * @param minCases with fewer results of a route nothing is told of it
 * @param keptFor how long figures are told before they are counted again
 */
@Validated
@ConfigurationProperties(prefix = "toroku.pace", ignoreUnknownFields = false)
public record PaceSettings(
        @DefaultValue("90") @Min(1) @Max(730) int days,
        @DefaultValue("20") @Min(5) int minCases,
        @DefaultValue("PT5M") Duration keptFor) {}
