package org.toroku.engine.runtime;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the engine's present life; empty while one life ends and the next has not begun. */
public final class EngineSlot {

    private final AtomicReference<@Nullable EngineLife> present = new AtomicReference<>();

    /** Makes a life the present one. */
    public void put(EngineLife life) {
        present.set(life);
    }

    /** Ends the present life, if there is one, and waits for its end. */
    public void empty() {
        EngineLife ended = present.getAndSet(null);
        if (ended != null) {
            ended.close();
        }
    }

    public Optional<EngineLife> present() {
        return Optional.ofNullable(present.get());
    }
}
