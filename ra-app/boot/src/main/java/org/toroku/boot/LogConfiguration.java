package org.toroku.boot;

import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.log.LogKeeper;
import org.toroku.ca.log.LogShelf;
import org.toroku.ca.signing.SigningCa;

/** Has the CA of this house keep a log of what it issues and revokes; another CA's is not ours to keep. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
@EnableConfigurationProperties(LogProperties.class)
class LogConfiguration {
    /** @param bookKey signs these heads as well: none of its texts can be taken for another, and it makes nobody issue */
    @Bean
    LogKeeper logKeeper(SigningCa ca, TokenSigner bookKey, LogProperties properties, Clock clock) throws IOException {
        return ca.keepLog(properties.settings(), bookKey, clock);
    }

    @Bean
    LogShelf logShelf(LogKeeper keeper) {
        return keeper.shelf();
    }
}
