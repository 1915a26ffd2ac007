package org.toroku.boot;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.boot.api.CachedStatus;
import org.toroku.boot.api.StatusIsHere;

/** Answers verifiers from what is published: by the CA of this process, or brought from the CA's room. */
@Configuration(proxyBeanMethods = false)
@StatusIsHere
@EnableConfigurationProperties(StatusProperties.class)
class VerifierConfiguration {
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
