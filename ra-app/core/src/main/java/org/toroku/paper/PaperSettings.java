package org.toroku.paper;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the paper route.
 *
 * @param proxyAllowed whether a proxy may apply (則5①(1)ただし書: only if the service says so)
 * @param documentsWithin how long documents are waited for after the application
 * @param remindOfDocuments when the applicant is reminded of them
 * @param replyWithin how long the reply to an inquiry is waited for after it was posted
 * @param remindOfReply when the applicant is reminded of it
 * @param pickupTries how often a pick-up code may be wrong before it is void
 * @param keepUnfiled how long pages that nobody could file to a case are kept, counted from their scan
 * @param codeKeyFile key of the digests under which pick-up codes are kept
 * @param createCodeKey true lets a missing key file be made; only for a first start
 */
@Validated
@ConfigurationProperties(prefix = "toroku.paper", ignoreUnknownFields = false)
public record PaperSettings(
        @DefaultValue("false") boolean proxyAllowed,
        @DefaultValue("P30D") Duration documentsWithin,
        @DefaultValue("P14D") Duration remindOfDocuments,
        @DefaultValue("P21D") Duration replyWithin,
        @DefaultValue("P10D") Duration remindOfReply,
        @DefaultValue("10") @Min(3) @Max(100) int pickupTries,
        @DefaultValue("P90D") Duration keepUnfiled,
        @NotNull Path codeKeyFile,
        @DefaultValue("false") boolean createCodeKey) {
    public PaperSettings {
        if (keepUnfiled.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("toroku.paper.keep-unfiled must be a day at least");
        }
    }
}
