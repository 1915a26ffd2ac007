package org.toroku.boot;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.toroku.ca.status.StatusSettings;

/**
 * How the status of certificates is published.
 *
 * @param folder takes list and answers
 * @param listValidity from a list's thisUpdate to its nextUpdate
 * @param answerValidity the same for an OCSP answer
 * @param responderValidity of the responder's certificate
 * @param effort time for signing answers that can wait for the next publication
 * @param signers calls at the token at the same time
 * @param issuingDistributionPoint named in lists as the only place they are for
 * @param lookEvery pause between two looks for something to publish
 * @param cacheFor how long caches may give out what they have
 */
@Validated
@ConfigurationProperties(prefix = "toroku.status", ignoreUnknownFields = false)
record StatusProperties(
        @NotNull Path folder,
        @DefaultValue("PT24H") Duration listValidity,
        @DefaultValue("PT12H") Duration answerValidity,
        @DefaultValue("P14D") Duration responderValidity,
        @DefaultValue("PT10S") Duration effort,
        @DefaultValue("2") @Min(1) int signers,
        @Nullable URI issuingDistributionPoint,
        @DefaultValue("PT5S") Duration lookEvery,
        @DefaultValue("PT30S") Duration cacheFor) {
    /** @throws IllegalArgumentException where the validities contradict each other: that stops the start */
    StatusSettings settings() {
        return new StatusSettings(
                folder,
                listValidity,
                answerValidity,
                responderValidity,
                effort,
                signers,
                Optional.ofNullable(issuingDistributionPoint));
    }
}
