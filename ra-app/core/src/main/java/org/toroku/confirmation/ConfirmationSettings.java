package org.toroku.confirmation;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of letters of confirmation.
 *
 * @param letter whether a letter is ordered for each certificate that was issued upon a card's signature
 * @param addresseeOnly whether it goes by mail that only the addressee receives, and so past whoever opens the letter box
 * @param revocableWithin how long the code of the letter revokes the certificate, counted from posting
 * @param wrongCodesPerNetworkPerHour how many wrong codes of one network, over all certificates, stop it for an hour
 * @param wrongCodesPerCaseAlarm how many wrong codes for one certificate within an hour raise the alarm
 * @param retry pause between two looks for revocations that could not be carried out
 */
@Validated
@ConfigurationProperties(prefix = "toroku.confirmation", ignoreUnknownFields = false)
public record ConfirmationSettings(
        @DefaultValue("true") boolean letter,
        @DefaultValue("false") boolean addresseeOnly,
        @DefaultValue("P14D") Duration revocableWithin,
        @DefaultValue("10") @Min(1) int wrongCodesPerNetworkPerHour,
        @DefaultValue("5") @Min(1) int wrongCodesPerCaseAlarm,
        @DefaultValue("PT1M") Duration retry) {
    public ConfirmationSettings {
        if (revocableWithin.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("toroku.confirmation.revocable-within must be a day at least");
        }
    }
}
