package org.toroku.boot;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusWatch;

/** Has the status of certificates published again and again. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class StatusRounds implements SmartLifecycle {
    private final StatusWatch watch;
    private final Rounds rounds;

    StatusRounds(StatusPublisher publisher, StatusProperties properties, Clock clock) {
        this.watch = new StatusWatch(publisher, properties.settings(), clock);
        this.rounds = new Rounds("status-rounds", properties.lookEvery(), properties.effort());
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
