package org.toroku.boot;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.signing.CaSettings;
import org.toroku.ca.signing.SigningCa;

/** The CA of this house issues, with its key on a token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class SigningConfiguration {
    @Bean
    SigningCa signingCa(
            DemoKeys keys,
            Profiles profiles,
            CaProperties properties,
            JournalConfiguration.CaDatabase database,
            Clock clock) {
        return SigningCa.open(
                CaSettings.of(keys, profiles, CaConfiguration.ruleSets(properties)), database.source(), clock);
    }

    @Bean
    SubscriberKeys subscriberKeys(SigningCa ca) {
        return ca.subscriberKeys();
    }

    @Bean
    CertificatePreview certificatePreview(SigningCa ca) {
        return ca.previews();
    }
}
