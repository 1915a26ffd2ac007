package org.toroku.studio;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.workflows.Models;

/** What the studio takes from the release. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReplaySettings.class, MoveSettings.class})
class StudioConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ReleasedModels releasedModels() {
        return Models::all;
    }
}
