package org.toroku.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the book's parts from its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookSettings.class)
class BookConfiguration {
    @Bean
    Chain chain(BookSettings settings) {
        return new Chain(KeyFile.read(settings.macKeyFile(), settings.createMacKey()));
    }

    @Bean
    HeadSigner headSigner(JdbcClient jdbc, org.toroku.ca.TokenSigner bookKey, Clock clock) {
        return new HeadSigner(jdbc, bookKey, clock);
    }
}
