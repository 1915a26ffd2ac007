package org.toroku.studio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of moving open cases, {@code toroku.studio.move.*}.
 *
 * @param cases of a preview and its plan at most, those that were opened first, 1 to 10 000
 * @param batch cases that are moved between two looks of the conductor after the cases of the house, 1 to 100
 * @param patience real time to lead the cases of a preview or a batch through one set of models; at least 1 s
 */
@Validated
@ConfigurationProperties(prefix = "toroku.studio.move", ignoreUnknownFields = false)
record MoveSettings(
        @DefaultValue("500") @Min(1) @Max(10_000) int cases,
        @DefaultValue("10") @Min(1) @Max(100) int batch,
        @DefaultValue("PT1M") @DurationMin(seconds = 1) Duration patience) {}
