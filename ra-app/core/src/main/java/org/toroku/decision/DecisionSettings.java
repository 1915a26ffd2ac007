package org.toroku.decision;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of approvals.
 *
 * @param profile certificate profile that an approval is bound to
 * @param orderValidFor how long the CA may take to carry an approval out
 * @param certifyEmail true certifies the applicant's e-mail as rfc822Name
 */
@ConfigurationProperties(prefix = "toroku.decision", ignoreUnknownFields = false)
public record DecisionSettings(
        @DefaultValue("subscriber-sign-p256") String profile,
        @DefaultValue("P30D") Duration orderValidFor,
        @DefaultValue("false") boolean certifyEmail) {}
