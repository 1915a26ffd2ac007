package org.toroku.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.toroku.pki.Der;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.jpki.JpkiVerifier;

/** Builds identity verification from the trust settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TrustSettings.class, Mode.class})
class TrustConfiguration {
    /** Static, because it has to speak before any other bean is made. */
    @Bean
    static ProductionGuard productionGuard(Environment environment) {
        return new ProductionGuard(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdentityVerifier identityVerifier(TrustSettings settings, Mode mode, Clock clock) {
        return new JpkiVerifier(policy(settings, mode), clock);
    }

    static IdentityPolicy policy(TrustSettings settings, Mode mode) {
        return new IdentityPolicy(
                settings.anchors().stream().map(TrustConfiguration::certificate).toList(),
                settings.policyOids(),
                mode.demo(),
                settings.algorithms(),
                settings.ocsp(),
                Optional.ofNullable(settings.crl()),
                settings.freshness(),
                settings.crlFreshness(),
                settings.timeout(),
                settings.maxResponseBytes());
    }

    private static Der certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Der.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("toroku.trust.anchors: " + file + " cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalStateException("toroku.trust.anchors: " + file + " holds no certificate", e);
        }
    }
}
