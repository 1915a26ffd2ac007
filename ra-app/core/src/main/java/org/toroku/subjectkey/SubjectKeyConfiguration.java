package org.toroku.subjectkey;

import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KnownBadKeys;

/** Binds the settings of applicants' keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubjectKeySettings.class)
class SubjectKeyConfiguration {
    /** Lists of weak and of compromised keys are read once: a file that cannot be read stops the start. */
    @Bean
    KeyPolicy keyPolicy(SubjectKeySettings settings) throws IOException {
        return KeyPolicy.standard(
                KnownBadKeys.load(settings.weakKeyLists()),
                settings.compromisedKeys().isPresent()
                        ? CompromisedKeys.load(settings.compromisedKeys().get())
                        : CompromisedKeys.none());
    }
}
