package org.toroku.engine.runtime;

import org.jspecify.annotations.Nullable;

/** Whether the client of a connection has hung up; at most one listener hears of it, at once and only once. */
public final class HangUp {

    private boolean happened;
    private Runnable listener = HangUp::nobody;

    public synchronized boolean happened() {
        return happened;
    }

    /** The client has hung up. */
    public void happen() {
        Runnable told;
        synchronized (this) {
            happened = true;
            told = listener;
            listener = HangUp::nobody;
        }
        told.run();
    }

    /** Runs the action when the client hangs up, or now if it has; null forgets an earlier action. */
    void then(@Nullable Runnable action) {
        boolean now;
        synchronized (this) {
            now = happened;
            listener = action == null ? HangUp::nobody : action;
        }
        if (now && action != null) {
            action.run();
        }
    }

    private static void nobody() {
        // Nobody listens.
    }
}
