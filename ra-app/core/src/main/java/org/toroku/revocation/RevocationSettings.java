package org.toroku.revocation;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of revocations on request. The law says without delay (則6(10)); how long that is stands in the CPS.
 *
 * @param compromiseWithin by when a request should be judged that says the key is in other hands, counted from when it was asked
 * @param limit the outer limit for every other one too; what is asked in the course of a day is due at its end
 * @param zone whose days those are
 * @param retry pause before the CA, or the publication, is asked again
 * @param textValidFor how long the text of a request may be signed after it was made
 * @param refusedSignaturesPerNetworkPerHour how many signatures of one network that prove nothing stop it for an hour
 */
@ConfigurationProperties(prefix = "toroku.revocation", ignoreUnknownFields = false)
public record RevocationSettings(
        @DefaultValue("PT1H") Duration compromiseWithin,
        @DefaultValue("P1D") Duration limit,
        @DefaultValue("Asia/Tokyo") ZoneId zone,
        @DefaultValue("PT5S") Duration retry,
        @DefaultValue("PT30M") Duration textValidFor,
        @DefaultValue("20") int refusedSignaturesPerNetworkPerHour) {
    public RevocationSettings {
        if (!compromiseWithin.isPositive() || limit.compareTo(compromiseWithin) < 0) {
            throw new IllegalArgumentException("toroku.revocation.limit must not end before compromise-within");
        }
        if (!textValidFor.isPositive() || refusedSignaturesPerNetworkPerHour < 1) {
            throw new IllegalArgumentException(
                    "toroku.revocation.text-valid-for and refused-signatures-per-network-per-hour must be above zero");
        }
    }
}
