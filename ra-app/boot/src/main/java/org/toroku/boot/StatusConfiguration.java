package org.toroku.boot;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusShelf;

/** Publishes the status of certificates. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class StatusConfiguration {
    @Bean
    StatusPublisher statusPublisher(SigningCa ca, StatusProperties properties, Clock clock) {
        return ca.publisher(properties.settings(), clock);
    }

    @Bean
    StatusShelf statusShelf(StatusPublisher publisher) {
        return publisher.shelf();
    }
}
