package org.toroku.studio;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.toroku.studio.ReplayDesk.Run;
import org.toroku.studio.ReplayDesk.State;

/** One replay while it runs and after. */
final class ReplayRun {
    private final int version;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<Run> shown;

    ReplayRun(int version, int cases) {
        this.version = version;
        this.shown = new AtomicReference<>(new Run(version, State.RUNNING, 0, 2 * cases, Optional.empty()));
    }

    Run shown() {
        return shown.get();
    }

    boolean runs() {
        return shown.get().state() == State.RUNNING;
    }

    void cancel() {
        cancelled.set(true);
    }

    boolean isCancelled() {
        return cancelled.get();
    }

    boolean goOn(int done, int of) {
        shown.set(new Run(version, State.RUNNING, done, of, Optional.empty()));
        return !cancelled.get();
    }

    void ended(State state, Optional<String> reason) {
        Run last = shown.get();
        shown.set(new Run(version, state, last.done(), last.of(), reason));
    }
}
