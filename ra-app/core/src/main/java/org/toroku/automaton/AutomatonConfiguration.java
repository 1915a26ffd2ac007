package org.toroku.automaton;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without owners who choose rules, those that this release brings along are in force. */
@Configuration(proxyBeanMethods = false)
class AutomatonConfiguration {
    @Bean
    @ConditionalOnMissingBean
    RulesInForce rulesInForce() {
        return RulesInForce.released();
    }
}
