package org.toroku.boot;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.log.BroughtStamps;
import org.toroku.ca.log.HeadIntake;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.log.LogShelf;
import org.toroku.ca.pkcs11.VerifyingKey;

/** The log of a CA in a room of its own is kept there; its signed heads come out, and are stamped and fetched here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
@EnableConfigurationProperties(LogProperties.class)
class BroughtLogConfiguration {
    @Bean
    HeadIntake headIntake(LogProperties properties, DemoKeys keys) {
        return new HeadIntake(properties.folder(), new VerifyingKey(keys.responderKey()), keys.caCertificate());
    }

    @Bean
    LogShelf logShelf(HeadIntake intake) {
        return intake.shelf();
    }

    @Bean
    @ConditionalOnProperty("toroku.log.tsa.url")
    StampRounds stampRounds(LogProperties properties, Clock clock) throws IOException {
        LogSettings settings = properties.settings();
        return new StampRounds(
                new BroughtStamps(settings.stamping().orElseThrow(), settings.folder(), clock), properties.lookEvery());
    }

    /** Has what was brought stamped again and again. */
    static final class StampRounds implements SmartLifecycle {
        private static final Duration END = Duration.ofSeconds(10);

        private final BroughtStamps stamps;
        private final Rounds rounds;

        StampRounds(BroughtStamps stamps, Duration lookEvery) {
            this.stamps = stamps;
            this.rounds = new Rounds("stamp-rounds", lookEvery, END);
        }

        @Override
        public void start() {
            rounds.start(stamps::round);
        }

        @Override
        public void stop() {
            rounds.stop();
        }

        @Override
        public boolean isRunning() {
            return rounds.running();
        }
    }
}
