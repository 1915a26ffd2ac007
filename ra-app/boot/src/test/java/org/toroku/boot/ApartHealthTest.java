package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What operators see of a CA in its own room: nothing looks better than it is, and nobody outside writes their log full. */
class ApartHealthTest {
    @Test
    void aLookThatFailsIsNotTheLookBefore() {
        AtomicReference<org.toroku.ca.Health> found = new AtomicReference<>(new org.toroku.ca.Health.Ready());
        LastHealth health = new LastHealth("the CA", "waits", () -> {
            if (found.get() instanceof org.toroku.ca.Health.Down(var reason)) {
                throw new IllegalStateException(reason);
            }
            return found.get();
        });
        assertThat(health.get()).isEqualTo(new org.toroku.ca.Health.Ready());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        found.set(new org.toroku.ca.Health.Down("broken"));
        assertThatThrownBy(health::get).isInstanceOf(IllegalStateException.class);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().values()).contains("waits: look-failed");
    }

    @Test
    void withoutAListThatHoldsNothingIsWell() {
        Health well = Health.up().build();
        assertThat(ApartRounds.with(well, true, false).getStatus()).isEqualTo(Status.UP);
        assertThat(ApartRounds.with(well, true, false).getDetails()).isEmpty();
        assertThat(ApartRounds.with(well, true, true).getStatus()).isEqualTo(Status.UP);
        assertThat(ApartRounds.with(well, true, true).getDetails()).isNotEmpty();
        assertThat(ApartRounds.with(well, false, false).getStatus()).isEqualTo(Status.DOWN);
        assertThat(ApartRounds.with(Health.down().build(), true, false).getStatus())
                .isEqualTo(Status.DOWN);
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-27T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void aFloodIsToldOnceAMinuteWithItsCount() {
        Hand clock = new Hand();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ChannelAlarms.class);
        logger.addAppender(log);
        try {
            ChannelAlarms alarms = new ChannelAlarms(clock);
            for (int i = 0; i < 1_000; i++) {
                alarms.tell("message-unreadable", "192.0.2.1");
            }
            alarms.tell("other-ca", "192.0.2.1");
            clock.now = clock.now.plus(Duration.ofSeconds(61));
            alarms.tell("message-unreadable", "192.0.2.2");
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).hasSize(3);
        assertThat(log.list.getLast().getKeyValuePairs().stream()
                        .map(pair -> pair.key + "=" + pair.value)
                        .toList())
                .containsAll(List.of("reason=message-unreadable", "detail=192.0.2.2", "untold=999"));
    }
}
