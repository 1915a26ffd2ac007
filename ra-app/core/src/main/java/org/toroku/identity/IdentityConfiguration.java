package org.toroku.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.audit.KeyFile;

/** Makes the parts of identity verification that need settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {
    @Bean
    PersonHash personHash(IdentitySettings settings) {
        return new PersonHash(KeyFile.read(settings.personKeyFile(), settings.createPersonKey()));
    }

    @Bean
    StatusPatience statusPatience(IdentitySettings settings) {
        return new StatusPatience(settings.statusDeadline(), settings.statusRetryFirst(), settings.statusRetryMax());
    }
}
