package org.toroku.subjectkey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of keys that applicants made.
 *
 * @param legalBases what lets a key inside the application be certified; with none in force every key comes by code
 * @param keyWithin how long a key is waited for after its identification code was posted; so long the code is valid
 * @param remindOfKey when the applicant is reminded of it
 * @param codeTries how often an identification code may be wrong before it is void
 * @param codesPerCase how many identification codes are posted for one application
 * @param wrongCodesPerNetworkPerHour how many wrong codes of one network, over all applications, stop it for an hour
 * @param wrongCodesPerPersonPerHour how many wrong codes for one person's applications stop them for an hour
 * @param algorithms kinds of key beside RSA, P-256 and P-384; the certificate profile has to list them as well
 * @param weakKeyLists files of the package openssl-blacklist (CVE-2008-0166)
 * @param compromisedKeys file of SHA-256 digests of SubjectPublicKeyInfo that are known to be compromised, one a line; read
 *     anew whenever it changes
 * @param codeKeyFile key of the digests under which identification codes are kept
 * @param createCodeKey true lets a missing key file be made; only for a first start
 */
@Validated
@ConfigurationProperties(prefix = "toroku.subject-key", ignoreUnknownFields = false)
public record SubjectKeySettings(
        @DefaultValue List<LegalBasis> legalBases,
        @DefaultValue("P21D") Duration keyWithin,
        @DefaultValue("P10D") Duration remindOfKey,
        @DefaultValue("5") @Min(3) @Max(20) int codeTries,
        @DefaultValue("3") @Min(1) @Max(10) int codesPerCase,
        @DefaultValue("20") @Min(1) int wrongCodesPerNetworkPerHour,
        @DefaultValue("10") @Min(1) int wrongCodesPerPersonPerHour,
        @DefaultValue List<AllowedKind> algorithms,
        @DefaultValue List<Path> weakKeyLists,
        @Nullable Path compromisedKeys,
        @NotNull Path codeKeyFile,
        @DefaultValue("false") boolean createCodeKey) {
    public SubjectKeySettings {
        legalBases = List.copyOf(legalBases);
        algorithms = List.copyOf(algorithms);
        weakKeyLists = List.copyOf(weakKeyLists);
        if (remindOfKey.compareTo(keyWithin) >= 0) {
            throw new IllegalArgumentException("toroku.subject-key.remind-of-key must be shorter than key-within");
        }
    }
}
