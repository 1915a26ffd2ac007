package org.toroku.enrolment;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the counter's parts from their settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EnrolmentSettings.class, PaceSettings.class})
class EnrolmentConfiguration {
    @Bean
    SubmissionDesk.Environment submissionEnvironment(
            EnrolmentSettings settings,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<SubmissionGate> gates) {
        return new SubmissionDesk.Environment(settings, transaction, clock, gates);
    }
}
