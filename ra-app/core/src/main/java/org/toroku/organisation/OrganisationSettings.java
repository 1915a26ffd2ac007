package org.toroku.organisation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of organisations and their invitations.
 *
 * @param invitationValidFor how long a link may be used
 * @param maxFileBytes largest file of members that is read
 * @param maxRows most members of one file
 * @param linkKeyFile key from which the tokens of links are made; whoever has it can make them
 * @param createLinkKey true lets a missing key file be made; only for a first start
 */
@Validated
@ConfigurationProperties(prefix = "toroku.organisation", ignoreUnknownFields = false)
public record OrganisationSettings(
        @DefaultValue("P30D") @NotNull Duration invitationValidFor,
        @DefaultValue("2097152") @Min(1024) @Max(16777216) int maxFileBytes,
        @DefaultValue("2000") @Min(1) @Max(20000) int maxRows,
        @NotNull Path linkKeyFile,
        @DefaultValue("false") boolean createLinkKey) {}
