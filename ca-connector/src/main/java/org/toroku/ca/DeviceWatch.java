package org.toroku.ca;

import java.util.Optional;
import java.util.function.Supplier;

/** Remembers how a device was and tells when it goes away or comes back. Thread-safe. */
public final class DeviceWatch {
    private final String name;
    private final Supplier<Health> device;
    private Health last = new Health.Ready();

    public DeviceWatch(String name, Supplier<Health> device) {
        this.name = name;
        this.device = device;
    }

    /** What operators have to hear of. */
    public sealed interface Change {
        record Away(String device, String reason) implements Change {}

        record Back(String device) implements Change {}
    }

    /** As operators know it. */
    public String name() {
        return name;
    }

    public Health now() {
        return device.get();
    }

    /** Asks the device; empty where it is as it was at the last look. Away for another reason is another matter. */
    public synchronized Optional<Change> look() {
        Health before = last;
        boolean wasDown = before instanceof Health.Down;
        last = device.get();
        return switch (last) {
            case Health.Down(var reason) ->
                last.equals(before) ? Optional.empty() : Optional.of(new Change.Away(name, reason));
            case Health.Ready ready -> back(wasDown);
            case Health.Degraded degraded -> back(wasDown);
        };
    }

    private Optional<Change> back(boolean wasDown) {
        return wasDown ? Optional.of(new Change.Back(name)) : Optional.empty();
    }
}
