package org.toroku.boot;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.ca.log.LogKeeper;
import org.toroku.ca.log.LogWatch;

/** Has the CA's log kept again and again. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class LogRounds implements SmartLifecycle {
    private static final Duration END = Duration.ofSeconds(10);

    private final LogWatch watch;
    private final Rounds rounds;

    LogRounds(LogKeeper keeper, LogProperties properties) {
        this.watch = new LogWatch(keeper);
        this.rounds = new Rounds("log-rounds", properties.lookEvery(), END);
    }

    @Override
    public void start() {
        rounds.start(watch::round);
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
