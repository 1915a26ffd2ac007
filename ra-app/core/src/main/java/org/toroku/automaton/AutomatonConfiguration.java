package org.toroku.automaton;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.workflows.RuleSet;

/** Chooses the rule set in force: the one that this release brings along. */
@Configuration(proxyBeanMethods = false)
class AutomatonConfiguration {
    @Bean
    RuleEngine ruleEngine() {
        return new RuleEngine(RuleSet.automaticDecision());
    }
}
