package org.toroku.studio;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.workflows.Models;

/** What the studio takes from the release. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReplaySettings.class, MoveSettings.class, StagingSettings.class})
class StudioConfiguration {
    /** Many of the signs of life that a staging service owes. */
    private static final Duration SILENCE = StagingWire.SIGN_OF_LIFE.multipliedBy(12);

    @Bean
    @ConditionalOnMissingBean
    ReleasedModels releasedModels() {
        return Models::all;
    }

    /** Where there is none and no engine in this process, drafts are published without a replay. */
    @Bean
    @ConditionalOnProperty("toroku.studio.staging.service")
    StagingClient stagingClient(StagingSettings settings) {
        return new StagingClient(
                settings.service().orElseThrow(), settings.token().orElseThrow(), SILENCE);
    }
}
