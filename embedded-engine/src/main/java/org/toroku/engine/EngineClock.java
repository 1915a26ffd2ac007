package org.toroku.engine;

import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The engine's time. It can be moved only when the engine was started with a controlled clock. */
public final class EngineClock {

    private final @Nullable ControlledActorClock controlled;

    EngineClock(@Nullable ControlledActorClock controlled) {
        this.controlled = controlled;
    }

    /** The time by which the engine judges timers, job timeouts and message lifetimes. */
    public Instant now() {
        if (controlled == null) {
            return InstantSource.system().instant();
        }
        controlled.update();
        return controlled.getCurrentTime();
    }

    /**
     * Moves the time forward. Timers that become due fire shortly afterwards, not within this call.
     *
     * @throws IllegalStateException if the clock is not controlled
     * @throws IllegalArgumentException if the amount is negative: the engine never goes back in time
     */
    public void addTime(Duration amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("the engine's time cannot go back by " + amount);
        }
        ControlledActorClock clock = movable();
        clock.addTime(amount);
        clock.update();
    }

    /**
     * Stops the clock at the given time; it then moves by {@link #addTime} alone.
     *
     * @throws IllegalStateException if the clock is not controlled
     */
    public void pinAt(Instant time) {
        ControlledActorClock clock = movable();
        clock.setCurrentTime(time);
        clock.update();
    }

    /**
     * Follows the machine's clock again, without an offset.
     *
     * @throws IllegalStateException if the clock is not controlled
     */
    public void reset() {
        ControlledActorClock clock = movable();
        clock.reset();
        clock.update();
    }

    private ControlledActorClock movable() {
        if (controlled == null) {
            throw new IllegalStateException("this engine runs on the machine's clock; start it with a controlled one");
        }
        return controlled;
    }
}
