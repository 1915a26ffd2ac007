package org.toroku.enrolment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the applicant's counter.
 *
 * @param contentValidFor how long the content may wait for its signature
 * @param formsKeptFor how long a form that was put aside waits for its person
 * @param perNetworkPerHour most applications, and most forms put aside, from one network in any 60 minutes
 * @param perDevicePerHour most applications from one device in any 60 minutes
 * @param maxSignatureBytes largest CMS or signature accepted
 * @param factsKeyFile key of the hashes under which device and network are kept
 * @param createFactsKey true lets a missing key file be made; only for a first start
 */
@Validated
@ConfigurationProperties(prefix = "toroku.enrolment", ignoreUnknownFields = false)
public record EnrolmentSettings(
        @DefaultValue("PT1H") Duration contentValidFor,

        @DefaultValue("P7D") @DurationMin(hours = 1) @DurationMax(days = 30)
        Duration formsKeptFor,

        @DefaultValue("200") @Min(1) int perNetworkPerHour,
        @DefaultValue("20") @Min(1) int perDevicePerHour,
        @DefaultValue("65536") @Min(1024) @Max(1048576) int maxSignatureBytes,
        @NotNull Path factsKeyFile,
        @DefaultValue("false") boolean createFactsKey) {}
