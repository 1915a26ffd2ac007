package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a password may be guessed. */
class LoginTriesTest {
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");
    private final Clock clock = new Clock() {
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
    };
    private final LoginTries tries = new LoginTries(clock, 100);

    private boolean blocked(String account, String network) {
        Optional<LoginTries.Try> taken = tries.take(account, network);
        taken.ifPresent(LoginTries.Try::close);
        return taken.isEmpty();
    }

    /** @return whether the last of them began a pause */
    private boolean fail(String account, String network, int times) {
        boolean locked = false;
        for (int i = 0; i < times; i++) {
            locked = tries.take(account, network).orElseThrow().failed();
        }
        return locked;
    }

    private void signIn(String account, String network) {
        tries.take(account, network).orElseThrow().succeeded();
    }

    @Test
    void refusesForAMinuteAfterFiveFailuresAndLongerAfterEachFurtherOne() {
        fail("decider1", "10.0.0.0", LoginTries.OF_ONE_ACCOUNT - 1);
        assertThat(blocked("decider1", "10.0.0.0")).isFalse();
        assertThat(fail("decider1", "10.0.0.0", 1)).isTrue();
        assertThat(blocked("decider1", "10.0.0.0")).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(fail("decider1", "10.0.0.0", 1)).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(blocked("decider1", "10.0.0.0")).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(blocked("decider1", "10.0.0.0")).isFalse();
    }

    /** How long judging takes is no way to more guesses. */
    @Test
    void judgesNoMoreGuessesWhereTheyAreSentAtOnce() throws Exception {
        AtomicInteger alarms = new AtomicInteger();
        assertThat(judged(200, i -> tries.take("decider1", "10.0.0.0"), guess -> {
                    if (guess.failed()) {
                        alarms.incrementAndGet();
                    }
                }))
                .isEqualTo(LoginTries.OF_ONE_ACCOUNT);
        assertThat(alarms).as("one pause is one alarm").hasValue(1);
        assertThat(judged(200, i -> tries.take("officer" + i, "10.0.1.0"), LoginTries.Try::failed))
                .isEqualTo(LoginTries.OF_ONE_NETWORK);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(judged(50, i -> tries.take("decider1", "10.0.0.0"), LoginTries.Try::failed))
                .as("after a pause")
                .isEqualTo(1);
    }

    /** A partner's program sends what it has to send, each call with the same credentials. */
    @Test
    void refusesNoneOfManyAtOnceThatAreRight() throws Exception {
        assertThat(judged(100, i -> tries.take("partner", "10.0.0.0"), LoginTries.Try::succeeded))
                .isEqualTo(100);
    }

    /** A server has so many threads; a crowd before one slow door does not get them all. */
    @Test
    void letsNobodyWaitWhereEnoughWait() {
        LoginTries impatient = new LoginTries(clock, 0);
        for (int i = 0; i < LoginTries.OF_ONE_ACCOUNT; i++) {
            assertThat(impatient.take("partner", "10.0.0.0")).isPresent();
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(impatient.take("partner", "10.0.0.0")).isEmpty());
        assertThat(impatient.take("another", "10.0.0.0")).isPresent();
    }

    /** How many of so many at once were judged. */
    private static long judged(int times, IntFunction<Optional<LoginTries.Try>> asked, Consumer<LoginTries.Try> end)
            throws Exception {
        CountDownLatch allAsk = new CountDownLatch(times);
        List<Callable<Boolean>> guesses = IntStream.range(0, times)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    allAsk.countDown();
                    allAsk.await();
                    Optional<LoginTries.Try> taken = asked.apply(i);
                    taken.ifPresent(end);
                    return taken.isPresent();
                })
                .toList();
        long judged = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : people.invokeAll(guesses)) {
                judged += answer.get() ? 1 : 0;
            }
        }
        return judged;
    }

    /** What nobody judged, for want of a database, is no failure. */
    @Test
    void countsNothingThatWasNotJudged() {
        for (int i = 0; i < 2 * LoginTries.OF_ONE_NETWORK; i++) {
            assertThat(blocked("decider1", "10.0.0.0")).isFalse();
        }
    }

    /** Anybody may type half a megabyte for a name, from many networks. */
    @Test
    void keepsNothingOfNamesThatNobodyHas() {
        long before = used();
        for (int network = 0; network < 20; network++) {
            for (int i = 0; i < LoginTries.OF_ONE_NETWORK - 1; i++) {
                fail(i + "x".repeat(500_000), "10.0." + network + ".0", 1);
            }
        }
        assertThat(used() - before).isLessThan(32L << 20);
        assertThat(blocked("decider1", "10.0.1.0")).isFalse();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void locksNobodyOutFromElsewhere() {
        fail("decider1", "10.0.0.0", 5);
        assertThat(blocked("decider1", "10.0.1.0")).isFalse();
        assertThat(blocked("decider2", "10.0.0.0")).isFalse();
    }

    private void spray(String network) {
        for (int i = 0; i < LoginTries.OF_ONE_NETWORK; i++) {
            fail("ghost" + i, network, 1);
        }
    }

    @Test
    void refusesANetworkThatTriesMany() {
        spray("10.0.0.0");
        assertThat(blocked("decider1", "10.0.0.0")).isTrue();
        assertThat(blocked("decider1", "10.0.1.0")).isFalse();
    }

    /** One address for a whole office: a slip of the fingers, and then the right password, a hundred times over. */
    @Test
    void doesNotAddUpTheSlipsOfThoseWhoThenSignIn() {
        for (int i = 0; i < 100; i++) {
            fail("officer" + i, "10.0.0.0", 2);
            signIn("officer" + i, "10.0.0.0");
        }
        assertThat(blocked("newcomer", "10.0.0.0")).isFalse();
    }

    @Test
    void leavesWhoIsKnownInANetworkTheirOwnTriesWhereOthersUsedItsUp() {
        signIn("decider1", "10.0.0.0");
        signIn("decider2", "10.0.0.0");
        spray("10.0.0.0");
        assertThat(blocked("newcomer", "10.0.0.0")).isTrue();
        signIn("decider1", "10.0.0.0");
        fail("decider2", "10.0.0.0", 1);
        assertThat(blocked("decider2", "10.0.0.0"))
                .as("somebody's slip keeps nobody out")
                .isFalse();
        fail("decider2", "10.0.0.0", LoginTries.OF_ONE_ACCOUNT - 1);
        assertThat(blocked("decider2", "10.0.0.0")).isTrue();
        LoginTries.Try first = tries.take("decider1", "10.0.0.0").orElseThrow();
        assertThat(tries.take("decider1", "10.0.0.0"))
                .as("a second one at the same time")
                .isPresent()
                .get()
                .satisfies(LoginTries.Try::close);
        first.close();
        now = now.plus(Duration.ofDays(31));
        spray("10.0.0.0");
        assertThat(blocked("decider1", "10.0.0.0")).as("known for a month").isTrue();
    }

    /** Whoever has an account of their own does not buy guesses at others with it. */
    @Test
    void givesBackNothingOfWhatOtherAccountsTook() {
        signIn("insider", "10.0.0.0");
        for (int i = 0; i < LoginTries.OF_ONE_NETWORK - 1; i++) {
            fail("ghost" + i, "10.0.0.0", 1);
            signIn("insider", "10.0.0.0");
        }
        fail("ghost", "10.0.0.0", 1);
        signIn("insider", "10.0.0.0");
        assertThat(blocked("decider1", "10.0.0.0")).isTrue();
        fail("decider1", "10.0.1.0", LoginTries.OF_ONE_ACCOUNT);
        signIn("insider", "10.0.1.0");
        assertThat(blocked("decider1", "10.0.1.0")).isTrue();
    }

    /** Own failures from before an hour of peace are forgotten, and cannot be given back a second time in place of others'. */
    @Test
    void forgetsFailuresAfterASuccessOrAnHourOfPeace() {
        fail("decider1", "10.0.0.0", 4);
        signIn("decider1", "10.0.0.0");
        fail("decider1", "10.0.0.0", 4);
        assertThat(blocked("decider1", "10.0.0.0")).isFalse();
        now = now.plus(Duration.ofMinutes(61));
        fail("decider1", "10.0.0.0", 4);
        assertThat(blocked("decider1", "10.0.0.0")).isFalse();
        now = now.plus(Duration.ofMinutes(61));
        for (int i = 0; i < LoginTries.OF_ONE_NETWORK; i++) {
            fail("ghost" + i, "10.0.0.0", 1);
        }
        signIn("decider1", "10.0.0.0");
        assertThat(blocked("newcomer", "10.0.0.0")).isTrue();
    }
}
