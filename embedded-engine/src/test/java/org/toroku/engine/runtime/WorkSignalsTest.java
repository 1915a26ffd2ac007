package org.toroku.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.engine.runtime.WorkSignals.Wake;

class WorkSignalsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final WorkSignals signals = new WorkSignals();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        signals.stop();
        threads.close();
    }

    @Test
    void keepsASignalThatCameBeforeAnybodyWaited() throws Exception {
        signals.notifyWorkAvailable("a");
        assertThat(signals.await("a", LONG, new HangUp())).isEqualTo(Wake.WORK);
        assertThat(signals.await("a", SHORT, new HangUp())).isEqualTo(Wake.TIME_UP);
    }

    @Test
    void wakesTheNextWhenOneWhoGotJobsPassesTheSignalOn() throws Exception {
        // Two signals that nobody hears become one; the second waiter depends on the first.
        signals.notifyWorkAvailable("a");
        signals.notifyWorkAvailable("a");
        assertThat(signals.await("a", LONG, new HangUp())).isEqualTo(Wake.WORK);
        Future<Wake> second = waiting("a", new HangUp());
        awaitWaiterOn("a");
        signals.passOn("a");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Wake.WORK);
    }

    @Test
    void givesNoSignalToOneWhoHungUp() throws Exception {
        HangUp client = new HangUp();
        Future<Wake> gone = waiting("a", client);
        awaitWaiterOn("a");
        client.happen();
        assertThat(gone.get(10, TimeUnit.SECONDS)).isEqualTo(Wake.GONE);
        signals.notifyWorkAvailable("a");
        assertThat(signals.await("a", LONG, new HangUp())).isEqualTo(Wake.WORK);
    }

    @Test
    void noticesAHangUpThatCameFirst() throws Exception {
        HangUp client = new HangUp();
        client.happen();
        assertThat(signals.await("a", LONG, client)).isEqualTo(Wake.GONE);
    }

    @Test
    void wakesOnlyThoseWhoWaitForTheType() throws Exception {
        signals.notifyWorkAvailable("b");
        assertThat(signals.await("a", SHORT, new HangUp())).isEqualTo(Wake.TIME_UP);
        assertThat(signals.await("b", SHORT, new HangUp())).isEqualTo(Wake.WORK);
    }

    @Test
    void tellsEverybodyThatItStops() throws Exception {
        Future<Wake> first = waiting("a", new HangUp());
        awaitWaiterOn("a");
        signals.stop();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Wake.STOPPED);
        assertThat(signals.await("b", LONG, new HangUp())).isEqualTo(Wake.STOPPED);
    }

    private Future<Wake> waiting(String type, HangUp client) {
        return threads.submit(() -> signals.await(type, LONG, client));
    }

    private void awaitWaiterOn(String type) {
        while (signals.waiting(type) == 0) {
            Thread.onSpinWait();
        }
    }
}
