package org.toroku.issuance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of issuing and handing over.
 *
 * @param receiptWithin time the applicant has to confirm receipt
 * @param remindAfter when the reminder goes out, counted from issuing
 * @param retryStatus wait between two looks at a card's status that cannot be obtained
 * @param retryCa wait between two attempts while CA or token are away
 */
@ConfigurationProperties(prefix = "toroku.issuance", ignoreUnknownFields = false)
public record IssuanceSettings(
        @DefaultValue("P14D") Duration receiptWithin,
        @DefaultValue("P7D") Duration remindAfter,
        @DefaultValue("PT30S") Duration retryStatus,
        @DefaultValue("PT10S") Duration retryCa) {}
