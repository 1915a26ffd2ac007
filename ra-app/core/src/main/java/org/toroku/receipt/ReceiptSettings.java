package org.toroku.receipt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signed receipts.
 *
 * @param textValidFor how long the text of a receipt may be signed after it was made
 * @param refusedSignaturesPerNetworkPerHour how many signatures of one network that prove nothing stop it for an hour
 */
@ConfigurationProperties(prefix = "toroku.signed-receipt", ignoreUnknownFields = false)
public record ReceiptSettings(
        @DefaultValue("PT1H") Duration textValidFor,
        @DefaultValue("20") int refusedSignaturesPerNetworkPerHour) {
    public ReceiptSettings {
        if (!textValidFor.isPositive() || refusedSignaturesPerNetworkPerHour < 1) {
            throw new IllegalArgumentException(
                    "toroku.signed-receipt.text-valid-for and refused-signatures-per-network-per-hour must be above zero");
        }
    }
}
