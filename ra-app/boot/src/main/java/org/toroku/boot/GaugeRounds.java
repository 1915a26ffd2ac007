package org.toroku.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.gauges.Gauge;
import org.toroku.gauges.HouseGauges;
import org.toroku.gauges.HouseGauges.Value;

/** Takes what monitoring asks for beforehand: nobody who asks often makes the database work more. */
@Component
class GaugeRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GaugeRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(5);

    private final HouseGauges house;
    private final Map<String, HealthIndicator> parts;
    private final Map<Gauge, MultiGauge> gauges = new EnumMap<>(Gauge.class);
    private final MultiGauge up;
    private final Clock clock;
    private final Rounds rounds = new Rounds("gauge-rounds", PAUSE, END);
    private volatile Instant taken;

    /** @param parts by the names of their beans */
    GaugeRounds(HouseGauges house, Map<String, HealthIndicator> parts, MeterRegistry registry, Clock clock) {
        this.house = house;
        this.parts = parts;
        this.clock = clock;
        this.taken = clock.instant();
        for (Gauge gauge : Gauge.values()) {
            gauges.put(
                    gauge,
                    MultiGauge.builder(gauge.meter())
                            .description(gauge.meaning())
                            .register(registry));
        }
        this.up = MultiGauge.builder("toroku.part.up")
                .description("1 where a part of the house works, 0 where it does not")
                .register(registry);
        TimeGauge.builder("toroku.gauges.age", this, TimeUnit.MILLISECONDS, GaugeRounds::age)
                .description("Since when the figures of the house are what they were")
                .register(registry);
    }

    private double age() {
        return Duration.between(taken, clock.instant()).toMillis();
    }

    @Override
    public void start() {
        rounds.start(this::round);
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    /** Where the database does not answer the figures stay what they were, and their age says so. */
    void round() {
        try {
            up.register(parts.entrySet().stream().map(GaugeRounds::up).toList(), true);
            Map<Gauge, List<Value>> values = house.take().stream().collect(Collectors.groupingBy(Value::gauge));
            gauges.forEach((gauge, meter) -> meter.register(
                    values.getOrDefault(gauge, List.of()).stream()
                            .<MultiGauge.Row<?>>map(value -> MultiGauge.Row.of(tags(value), value.value()))
                            .toList(),
                    true));
            taken = clock.instant();
        } catch (Throwable e) {
            LOG.atWarn().setCause(e).log("The figures for monitoring were not taken");
        }
    }

    private static Tags tags(Value value) {
        String tag = value.gauge().tag();
        return tag.isEmpty() ? Tags.empty() : Tags.of(tag, value.of());
    }

    private static MultiGauge.Row<?> up(Map.Entry<String, HealthIndicator> part) {
        boolean works = Optional.ofNullable(part.getValue().health())
                .filter(health -> Status.UP.equals(health.getStatus()))
                .isPresent();
        return MultiGauge.Row.of(Tags.of("part", part.getKey()), works ? 1 : 0);
    }
}
