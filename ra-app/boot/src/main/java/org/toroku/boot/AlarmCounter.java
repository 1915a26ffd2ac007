package org.toroku.boot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what calls for an operator, by the name under which it stands in the log: {@code alarm=…}. Listens from before the
 * first part is made, since some call while they begin.
 */
@Component
class AlarmCounter extends AppenderBase<ILoggingEvent>
        implements BeanFactoryPostProcessor, MeterBinder, DisposableBean {
    private static final String ALARM = "alarm";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    AlarmCounter() {
        setName("alarms");
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        start();
        root().addAppender(this);
    }

    @Override
    public void destroy() {
        root().detachAppender(this);
        stop();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        counts.forEach((alarm, count) -> show(registry, alarm, count));
    }

    @Override
    protected void append(ILoggingEvent event) {
        Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of()).stream()
                .filter(pair -> pair.key.equals(ALARM))
                .forEach(pair -> count(String.valueOf(pair.value)));
    }

    private void count(String alarm) {
        counts.computeIfAbsent(alarm, this::shown).increment();
    }

    private LongAdder shown(String alarm) {
        LongAdder count = new LongAdder();
        registries.forEach(registry -> show(registry, alarm, count));
        return count;
    }

    private static void show(MeterRegistry registry, String alarm, LongAdder count) {
        FunctionCounter.builder("toroku.alarms", count, LongAdder::sum)
                .description("Lines of the log that call for an operator, by the name of the alarm")
                .tag(ALARM, alarm)
                .register(registry);
    }
}
