package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How often a password may be guessed. */
class LoginTriesTest {
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");
    private final LoginTries tries = new LoginTries(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void fail(String account, String network, int times) {
        for (int i = 0; i < times; i++) {
            tries.failed(account, network);
        }
    }

    @Test
    void refusesForAMinuteAfterFiveFailuresAndLongerAfterEachFurtherOne() {
        fail("decider1", "10.0.0.0", LoginTries.OF_ONE_ACCOUNT - 1);
        assertThat(tries.blocked("decider1", "10.0.0.0")).isFalse();
        assertThat(tries.failed("decider1", "10.0.0.0")).isTrue();
        assertThat(tries.blocked("decider1", "10.0.0.0")).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(tries.blocked("decider1", "10.0.0.0")).isFalse();
        fail("decider1", "10.0.0.0", 1);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(tries.blocked("decider1", "10.0.0.0")).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(tries.blocked("decider1", "10.0.0.0")).isFalse();
    }

    /** Anybody may type half a megabyte for a name, from many networks. */
    @Test
    void keepsNothingOfNamesThatNobodyHas() {
        long before = used();
        for (int network = 0; network < 20; network++) {
            for (int i = 0; i < LoginTries.OF_ONE_NETWORK - 1; i++) {
                tries.failed(i + "x".repeat(500_000), "10.0." + network + ".0");
            }
        }
        assertThat(used() - before).isLessThan(32L << 20);
        assertThat(tries.blocked("decider1", "10.0.1.0")).isFalse();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void locksNobodyOutFromElsewhere() {
        fail("decider1", "10.0.0.0", 10);
        assertThat(tries.blocked("decider1", "10.0.1.0")).isFalse();
        assertThat(tries.blocked("decider2", "10.0.0.0")).isFalse();
    }

    @Test
    void refusesANetworkThatTriesMany() {
        for (int i = 0; i < LoginTries.OF_ONE_NETWORK; i++) {
            tries.failed("officer" + i, "10.0.0.0");
        }
        assertThat(tries.blocked("decider1", "10.0.0.0")).isTrue();
    }

    @Test
    void forgetsFailuresAfterASuccessOrAnHourOfPeace() {
        fail("decider1", "10.0.0.0", 4);
        tries.succeeded("decider1", "10.0.0.0");
        fail("decider1", "10.0.0.0", 4);
        assertThat(tries.blocked("decider1", "10.0.0.0")).isFalse();
        now = now.plus(Duration.ofMinutes(61));
        fail("decider1", "10.0.0.0", 4);
        assertThat(tries.blocked("decider1", "10.0.0.0")).isFalse();
    }
}
