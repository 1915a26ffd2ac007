package org.toroku.engine;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.scheduler.clock.DefaultActorClock;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.rest.RestApi;
import org.toroku.engine.runtime.EngineLife;
import org.toroku.engine.runtime.EngineSlot;
import org.toroku.engine.runtime.Keys;

/**
 * The engine of the default run and of tests: the published Zeebe libraries in this process, answered for on loopback
 * by the same REST API as an orchestration cluster. Its state lives no longer than it does.
 */
public final class EmbeddedEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

    private final Path workDirectory;
    private final ActorClock time;
    private final EngineClock clock;
    private final EngineSlot slot = new EngineSlot();
    private final RestApi api;
    private boolean closed;

    private EmbeddedEngine(EngineSettings settings) {
        @Nullable ControlledActorClock controlled = settings.controlledClock() ? new ControlledActorClock() : null;
        this.workDirectory = settings.workDirectory();
        this.time = controlled == null ? new DefaultActorClock() : controlled;
        this.clock = new EngineClock(controlled);
        slot.put(EngineLife.begin(workDirectory, time, Keys.NEVER_USED));
        try {
            this.api = RestApi.open(settings.port(), slot);
        } catch (RuntimeException e) {
            slot.empty();
            throw e;
        }
    }

    /**
     * Starts an engine and returns when it answers.
     *
     * @throws IllegalStateException if the port is taken or the work directory cannot be written
     */
    public static EmbeddedEngine start(EngineSettings settings) {
        EmbeddedEngine engine = new EmbeddedEngine(settings);
        LOG.info("Embedded engine answers at {}", engine.restAddress());
        return engine;
    }

    /** Where the REST API answers, as {@code http://127.0.0.1:port} without a path. */
    public URI restAddress() {
        return api.address();
    }

    /** The engine's time. */
    public EngineClock clock() {
        return clock;
    }

    /**
     * Throws away everything the engine knows (definitions, instances, jobs, messages) and starts it empty on the same
     * port, as if a cluster had lost its data. Requests under way are answered with 503. No key is used again, so that
     * nothing left over from before can be mistaken for something new.
     *
     * @throws IllegalStateException if the engine is closed
     */
    public void wipe() {
        replace(Keys.NEVER_USED);
    }

    /**
     * As {@link #wipe()}, but keys begin anew, as those of a newly installed cluster do: what is left over from before
     * now names something else. The hardest case of disaster recovery.
     *
     * @throws IllegalStateException if the engine is closed
     */
    public void wipeAsNewCluster() {
        replace(Keys.FROM_THE_FIRST);
    }

    private synchronized void replace(Keys keys) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        slot.empty();
        slot.put(EngineLife.begin(workDirectory, time, keys));
        LOG.info("Embedded engine was wiped and is empty");
    }

    /** The present life, for tests that look inside. */
    EngineLife life() {
        return slot.present().orElseThrow();
    }

    /** Stops the engine, frees the port and deletes the scratch state; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        slot.empty();
        api.close();
    }
}
