package org.toroku.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What operators were told of a device is what is so now. */
class DeviceWatchTest {
    private final AtomicReference<Health> device = new AtomicReference<>(new Health.Ready());
    private final DeviceWatch watch = new DeviceWatch("ca", device::get);

    @Test
    void anotherReasonIsToldAndTheSameOnceOnly() {
        assertThat(watch.look()).isEmpty();

        device.set(new Health.Down("connector-away"));
        assertThat(watch.look()).contains(new DeviceWatch.Change.Away("ca", "connector-away"));
        assertThat(watch.look()).isEmpty();

        device.set(new Health.Down("answer-not-signed"));
        assertThat(watch.look()).contains(new DeviceWatch.Change.Away("ca", "answer-not-signed"));
        assertThat(watch.look()).isEmpty();

        device.set(new Health.Degraded("late"));
        assertThat(watch.look()).contains(new DeviceWatch.Change.Back("ca"));
        assertThat(watch.look()).isEmpty();
    }
}
