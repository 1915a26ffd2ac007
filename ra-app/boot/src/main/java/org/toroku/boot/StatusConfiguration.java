package org.toroku.boot;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.boot.api.CachedStatus;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusShelf;

/** Publishes the status of certificates and answers verifiers from what is published. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
@EnableConfigurationProperties(StatusProperties.class)
class StatusConfiguration {
    @Bean
    StatusPublisher statusPublisher(SigningCa ca, StatusProperties properties, Clock clock) {
        return ca.publisher(properties.settings(), clock);
    }

    @Bean
    StatusShelf statusShelf(StatusPublisher publisher) {
        return publisher.shelf();
    }

    @Bean
    CachedStatus cachedStatus(StatusProperties properties) {
        return new CachedStatus(properties.cacheFor());
    }

    /** Verifiers write the slashes of Base64 as %2F; for every other address the firewall behind refuses them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return server ->
                server.addConnectorCustomizers(connector -> connector.setEncodedSolidusHandling("passthrough"));
    }
}
