package org.toroku.boot;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom identity verification trusts. Everything here may change with the law, the card or the contract with the
 * status service, and nothing of it is in code.
 *
 * @param anchors files with the pinned signing CA certificates (DER or PEM), all generations
 * @param policyOids accepted certificate policies; JPKI's signature policy unless set
 * @param algorithms accepted combinations of signature algorithm and least key size
 * @param ocsp status responder
 * @param crl where to look when the responder cannot be reached; unset forbids the fallback
 * @param freshness oldest OCSP answer accepted
 * @param crlFreshness oldest CRL accepted
 * @param timeout for one whole exchange
 * @param maxResponseBytes larger answers are refused
 */
@Validated
@ConfigurationProperties(prefix = "toroku.trust", ignoreUnknownFields = false)
public record TrustSettings(
        @NotEmpty List<Path> anchors,
        @DefaultValue("1.2.392.200149.8.5.1.1.20") @NotEmpty Set<String> policyOids,

        @DefaultValue({"SHA256withRSA/2048", "SHA384withECDSA/384"}) @NotEmpty
        Set<String> algorithms,

        @NotNull URI ocsp,
        @Nullable URI crl,
        @DefaultValue("PT1H") Duration freshness,
        @DefaultValue("PT26H") Duration crlFreshness,
        @DefaultValue("PT5S") Duration timeout,
        @DefaultValue("8388608") @Min(4096) int maxResponseBytes) {}
