package org.toroku.partner;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of partners.
 *
 * @param rotationOverlap how long the former secret is good beside a new one
 */
@Validated
@ConfigurationProperties(prefix = "toroku.partner", ignoreUnknownFields = false)
public record PartnerSettings(@DefaultValue("P7D") @NotNull Duration rotationOverlap) {}
