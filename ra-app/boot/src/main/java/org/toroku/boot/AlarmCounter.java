package org.toroku.boot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Counts what calls for an operator, by the name under which it stands in the log: {@code alarm=…}. */
@Component
class AlarmCounter extends AppenderBase<ILoggingEvent> implements SmartLifecycle {
    private static final String ALARM = "alarm";

    private final MeterRegistry registry;

    AlarmCounter(MeterRegistry registry) {
        this.registry = registry;
        setName("alarms");
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void start() {
        super.start();
        root().addAppender(this);
    }

    @Override
    public void stop() {
        root().detachAppender(this);
        super.stop();
    }

    @Override
    public boolean isRunning() {
        return isStarted();
    }

    /** Before whatever may raise one. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of()).stream()
                .filter(pair -> pair.key.equals(ALARM))
                .forEach(this::count);
    }

    private void count(KeyValuePair alarm) {
        Counter.builder("toroku.alarms")
                .description("Lines of the log that call for an operator, by the name of the alarm")
                .tag(ALARM, String.valueOf(alarm.value))
                .register(registry)
                .increment();
    }
}
