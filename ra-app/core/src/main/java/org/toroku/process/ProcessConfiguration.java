package org.toroku.process;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the process module that are not found by scanning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessSettings.class)
class ProcessConfiguration {
    @Bean
    Bells bells() {
        return new Bells();
    }

    @Bean
    @ConditionalOnMissingBean
    ModelSource modelSource() {
        return ModelSource.released();
    }

    @Bean
    @ConditionalOnMissingBean
    ModelGate modelGate() {
        return ModelGate.proof();
    }

    @Bean
    CaseRecovery.Settings caseRecoverySettings(Clock clock, ProcessSettings settings) {
        return new CaseRecovery.Settings(
                clock, settings.recovery().grace(), settings.delivery().keepDone());
    }
}
